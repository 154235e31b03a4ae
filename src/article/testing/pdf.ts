/** A small PDF made by hand: pages of lines in Helvetica at given heights. */

export interface PdfLine {
  y: number
  text: string
  size?: number
}

export function pdfOf(pages: PdfLine[][], info: Record<string, string> = {}): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const text = (value: string): string => `(${value.replace(/[\\()]/g, (char) => `\\${char}`)})`
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  const kids = pages.map((lines) => {
    const drawn = lines
      .map(({ y, text: words, size = 11 }) => `BT /F1 ${size} Tf 1 0 0 1 72 ${y} Tm ${text(words)} Tj ET`)
      .join('\n')
    const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  const about = add(
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} ${text(value)}`)
      .join(' ')} >>`,
  )
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R /Info ${about} 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
