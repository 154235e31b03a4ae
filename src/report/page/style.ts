/** The page's one style sheet: paper, ink, two columns, and the colours of the findings from the table of words. */
import type { Finding } from '../result.js'
import { findingWords } from '../words.js'

/** Paper and ink of the page, light and dark; the tests hold every text colour to 4.5 to 1 on them. */
export const paper = {
  light: {
    paper: '#fbfaf7',
    panel: '#ffffff',
    ink: '#1b1b1a',
    second: '#5c5a55',
    hairline: '#dcd8cf',
    link: '#2b5c8a',
  },
  dark: { paper: '#16171a', panel: '#1d1f23', ink: '#ececea', second: '#a6a39b', hairline: '#34353a', link: '#7fb0dd' },
}

type Theme = keyof typeof paper

function colours(theme: Theme, findings: Finding[]): string {
  const own = Object.entries(paper[theme]).map(([name, colour]) => `--${name}:${colour}`)
  const found = findings.map((finding) => `--k-${finding}:${findingWords[finding].colour[theme]}`)
  return [...own, ...found].join(';')
}

/** Each finding's colour and its kind of line, so that the page works in grey. */
const lines: Record<Finding, string> = {
  supported: 'solid 2px',
  contradicted: 'double 4px',
  depends: 'dashed 2px',
  unconfirmed: 'dotted 2px',
  'no-data': 'dotted 1px',
  forecast: 'dotted 1px',
  statement: 'dotted 1px',
  'not-checkable': 'dotted 1px',
}

function rulesOf(finding: Finding): string {
  const [shape, width] = lines[finding].split(' ')
  return `.k-${finding}{--k:var(--k-${finding})}
.claim.k-${finding}{text-decoration-style:${shape};text-decoration-thickness:${width === '4px' ? '1px' : width}}
body:has(#f-${finding}:not(:checked)) .k-${finding}:is(.note,tr){display:none}
body:has(#f-${finding}:not(:checked)) .claim.k-${finding}{text-decoration-line:none}`
}

export function styleSheet(findings: Finding[]): string {
  return `:root{color-scheme:light dark;${colours('light', findings)};
--serif:Charter,"Bitstream Charter","Source Serif 4",Georgia,"Liberation Serif",serif;--sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
@media(prefers-color-scheme:dark){:root{${colours('dark', findings)}}}
*{box-sizing:border-box}
html{font-size:106.25%;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--serif);overflow-wrap:break-word}
.page{max-width:38rem;margin:0 auto;padding:1.4rem 1.2rem 3rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sans,.note,table,footer,.counts,.asof{font-family:var(--sans);font-variant-numeric:tabular-nums lining-nums}
.marks{position:absolute}
.mark{width:1em;height:1em;vertical-align:-.14em;color:var(--k);flex:none}
.kicker{margin:0 0 1.6rem;padding-bottom:.5rem;border-bottom:1px solid var(--hairline);font-size:.765rem;color:var(--second);display:flex;justify-content:space-between;gap:1rem}
.kicker b{color:var(--ink);letter-spacing:.02em}
h1{font-size:1.65rem;line-height:1.2;font-weight:600;margin:0 0 .5rem;text-wrap:balance;max-width:34rem}
h2{font-size:1.06rem;line-height:1.3;margin:1.6em 0 .5em}
.by{margin:0 0 1.1rem;color:var(--second);font-size:.882rem}
.asof{margin:0;padding:.5rem 0;border-top:1px solid var(--hairline);font-size:.765rem;color:var(--second)}
.counts{border:0;border-block:1px solid var(--hairline);margin:0 0 1.8rem;padding:.45rem 0;font-size:.765rem;display:flex;flex-wrap:wrap;gap:.1rem 1.3rem;align-items:center}
.counts legend{float:left;padding:0;margin-right:.2rem;color:var(--second)}
.counts label{display:inline-flex;align-items:center;gap:.38rem;min-height:1.9rem;cursor:pointer}
.counts b{font-weight:650}
.counts input{margin:0;width:.85rem;height:.85rem;accent-color:var(--k)}
.para{margin:0 0 1em}
ul.items{margin:0 0 1em;padding-left:1.2em}ul.items li{margin-bottom:.35em}
.row{white-space:pre-wrap}
.claim{color:inherit;text-decoration-line:underline;text-decoration-color:var(--k);text-decoration-skip-ink:none;text-underline-offset:.2em;scroll-margin-top:2rem}
.claim:hover,.claim:focus-visible,.claim:has(+.note[open]){background:color-mix(in srgb,var(--k) 12%,transparent)}
.note{display:inline;font-size:.765rem;line-height:1.4;scroll-margin-top:2rem}
.note>summary{display:inline-flex;gap:.3em;align-items:center;cursor:pointer;list-style:none;margin-left:.35em;padding:.1em .3em;border-radius:2px;line-height:1.3}
.note>summary::-webkit-details-marker{display:none}
.note>summary .word{color:var(--k);font-weight:650}
.note>summary .grade,.note>summary .computed{display:none}
.note>summary:hover .word{text-decoration:underline}
.note:not([open])::details-content{display:none}
.panel{display:block;margin:.5rem 0 .8rem;padding:.7rem .8rem;background:var(--panel);border:1px solid var(--hairline);border-left:2px solid var(--k);border-radius:2px;box-shadow:0 1px 6px rgb(0 0 0/.07);scroll-margin-top:4rem}
.panel>:first-child{margin-top:0}.panel>:last-child{margin-bottom:0}
.panel p,.panel ol,.panel ul,.panel dl{margin:0 0 .55rem}
.panel .big{font-size:.94rem;font-weight:650}
.panel .quiet{color:var(--second)}
.panel ol{list-style:none;padding:0}
.panel ol>li{padding:.45rem 0;border-top:1px solid var(--hairline)}
.panel .decides::after{content:" main reading";color:var(--second);font-weight:400}
.panel .value{display:flex;justify-content:space-between;gap:1rem}
.panel ul{padding:0;list-style:none;margin:.25rem 0 0}
.panel ul li{padding-left:.8rem;text-indent:-.8rem;color:var(--second)}
.panel ul li::before{content:"– "}
.panel code,footer code{font:.9em/1.4 ui-monospace,"Liberation Mono",monospace;overflow-wrap:anywhere}
.panel details{margin-top:.5rem}.panel details summary{cursor:pointer;color:var(--second)}
.panel details ul{margin-top:.3rem}
.evidence{margin-top:2.6rem;clear:both}
.evidence h2,footer h2{font-family:var(--sans);font-size:.882rem;margin:0 0 .6rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.765rem;line-height:1.25}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-top:1px solid var(--hairline)}
thead th{border-top:0;color:var(--second);font-weight:400}
tbody th{font-weight:400;min-width:11rem}
td.number{text-align:right;white-space:nowrap;padding-right:1.2rem}
td .mark,th .mark{margin-right:.3em}
td.verdict{white-space:nowrap;color:var(--k)}
td.source{min-width:12rem}td.period{white-space:nowrap}
footer{margin-top:2.6rem;padding-top:.9rem;border-top:1px solid var(--hairline);font-size:.765rem;color:var(--second);clear:both}
footer dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0 0 1rem}
footer dt{color:var(--k);font-weight:650}footer dd{margin:0}
@media(min-width:64em){
.page{max-width:58rem}
article{width:34rem}
.note{display:block;float:right;clear:right;width:17.5rem;margin:.14rem -21rem .2rem 0}
.note>summary{display:block;margin:0;padding:0 0 0 1.35em;text-indent:-1.35em;line-height:1.4}
.note>summary .mark{margin-right:.35em}
.note>summary .grade{display:inline;color:var(--second)}
.note>summary .computed{display:inline}
.panel{margin:.3rem 0 .4rem}.panel .big{display:none}
}
@media(min-width:80em){.page{max-width:66rem}.note{width:24rem;margin-right:-28rem}}
@media print{
:root{${colours('light', findings)};color-scheme:light}
html{font-size:10pt}.page{max-width:none;padding:0}.skip,.counts input{display:none}
article{width:62%}.note{display:block;float:right;clear:right;width:50%;margin:0 -58% .4rem 0}
.note>summary{display:block;margin:0;padding:0 0 0 1.35em;text-indent:-1.35em}.note>summary .mark{margin-right:.35em}.note>summary :is(.grade,.computed){display:inline}
.panel{box-shadow:none}.scroll{overflow:visible}tr,.panel{break-inside:avoid}
}
${findings.map(rulesOf).join('\n')}`
}
