import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableRows } from './table-rows.js'

const cellsOf = (html: string): string[][] => tableRows(html).map(({ cells }) => cells)

describe('rows of tables', () => {
  test.each<[string, string, string[][]]>([
    [
      'cells without markup, blanks joined',
      '<table><tr><td> <b>May</b>\n 2025</td><th>1,2</th></tr></table>',
      [['May 2025', '1,2']],
    ],
    ['ends that are left out', '<table><tr><td>a<td>b<tr><td>c</table>', [['a', 'b'], ['c']]],
    [
      'entities, and a number cut by markup',
      '<tr><td>&minus;1&nbsp;<span>16</span><span>6.6</span></td></tr>',
      [['−1 166.6']],
    ],
    ['a line break parts words', '<tr><td>Soya<br>beans</td></tr>', [['Soya beans']]],
    ['empty cells stay in their place', '<tr><td></td><td>x</td><td/></tr>', [['', 'x', '']]],
    [
      'a row that holds a table is layout',
      '<table><tr><td>around<table><tr><td>within</td></tr></table></td><td>after</td></tr><tr><td>next</td></tr></table>',
      [['within'], ['next']],
    ],
    ['text outside of cells is no cell', '<table>a<tr>b<td>c</td>d</tr>e</table>', [['c']]],
    ['no table', '<p>nothing</p>', []],
  ])('%s', (_, html, rows) => expect(cellsOf(html)).toEqual(rows))

  test('links are told with their text, and where they lead', () => {
    const html = '<tr><td>Trade</td><td><a href=" /a.html ">Jan.</a><a href=/b.html>Feb.<td><a>Mar.</a></td></tr>'
    expect(tableRows(html)[0]?.links).toEqual([
      { text: 'Jan.', href: '/a.html' },
      { text: 'Feb.', href: '/b.html' },
      { text: 'Mar.', href: '' },
    ])
  })

  test('any run of tags ends, and gives texts', () => {
    const tag = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '</tr>',
      '<td>',
      '</td>',
      '<a href=x>',
      '</a>',
      '<br>',
      'text',
    )
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        for (const row of tableRows(tags.join('')))
          expect([...row.cells, ...row.links.map(({ text }) => text)].every((text) => text.trim() === text)).toBe(true)
      }),
    )
  })
})
