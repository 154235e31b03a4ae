import { describe, expect, test } from 'vitest'
import { openHome } from './paths.js'

describe('the data directory', () => {
  test.each([
    [{ READOUT_HOME: '/data/readout', XDG_DATA_HOME: '/xdg', HOME: '/home/me' }, '/data/readout'],
    [{ READOUT_HOME: '', XDG_DATA_HOME: '/xdg', HOME: '/home/me' }, '/xdg/readout'],
    [{ XDG_DATA_HOME: 'relative', HOME: '/home/me' }, '/home/me/.local/share/readout'],
    [{ HOME: '/home/me' }, '/home/me/.local/share/readout'],
  ])('%j is %s', (env, root) => expect(openHome(env).root).toBe(root))
})
