/** The table of official sources. Each room is loaded only when something is synced. */
import type { Source } from './source.js'

/** Every source, in the order in which `readout sync` asks them. */
export async function loadSources(): Promise<Source[]> {
  const [{ federalRegister }, { esr }, { gdelt }, { pressSources }] = await Promise.all([
    import('./federal-register/source.js'),
    import('./usda/esr.js'),
    import('./gdelt/source.js'),
    import('./press/source.js'),
  ])
  return [esr, federalRegister, ...pressSources, gdelt]
}
