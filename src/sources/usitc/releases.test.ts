import { expect, test } from 'vitest'
import { day, syncOver } from '../testing/inbox.js'
import { usitcReleases } from './releases.js'

test('each edition is a document; its day is that of posting, not of law', async () => {
  const rows = [
    { name: '2026HTSRev14', description: '2026 HTS Revision 14', releaseStartDate: '11/20/2026', status: 'current' },
  ]
  const { documents } = await syncOver(usitcReleases, { '/reststop/releaseList': JSON.stringify(rows) })
  expect(documents).toMatchObject([
    { feed: 'usitc', id: '2026HTSRev14', title: '2026 HTS Revision 14', published: day('2026-11-20') },
  ])
  expect(documents[0]?.notes).toMatch(/day is that of posting/)
})

test.each(['{"error":"x"}', '[{"description":"no name"}]'])('%s is refused', async (body) => {
  const { error, documents } = await syncOver(usitcReleases, { '/reststop/releaseList': body })
  expect(error).toMatch(/is no list of releases|row 1 {2}has no name/)
  expect(documents).toEqual([])
})
