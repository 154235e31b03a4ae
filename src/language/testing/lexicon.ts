/** A small lexicon for tests: a dozen people, bodies and goods. The real names are in the ledger. */
import { parseDay } from '../../time/day.js'
import { type CompiledLexicon, compileLexicon } from '../lexicon.js'
import type { Lexicon } from '../marks.js'

const in2025 = { from: parseDay('2025-01-20') }

export const testNames: Lexicon = {
  people: [
    {
      id: 'donald-trump',
      names: ['Donald J. Trump', 'Donald Trump', 'President Trump', 'Trump', 'the US president'],
      roles: [{ role: 'President of the United States', organisation: 'White House', side: 'US', ...in2025 }],
    },
    {
      id: 'joe-biden',
      names: ['Joe Biden', 'Joseph R. Biden Jr.', 'Joseph R. Biden, Jr.', 'President Biden', 'Biden'],
      roles: [
        {
          role: 'President of the United States',
          organisation: 'White House',
          side: 'US',
          from: parseDay('2021-01-20'),
          through: parseDay('2025-01-20'),
        },
      ],
    },
    {
      id: 'xi-jinping',
      names: ['Xi Jinping', 'President Xi', 'Xi', 'the Chinese president'],
      roles: [
        { role: 'President of China', organisation: 'State Presidency', side: 'CN', from: parseDay('2013-03-14') },
      ],
    },
    {
      id: 'jd-vance',
      names: ['JD Vance', 'J.D. Vance', 'Vance'],
      roles: [{ role: 'Vice President', organisation: 'White House', side: 'US', ...in2025 }],
    },
    {
      id: 'scott-bessent',
      names: ['Scott Bessent', 'Treasury Secretary Bessent', 'Bessent'],
      roles: [{ role: 'Secretary of the Treasury', organisation: 'Department of the Treasury', side: 'US', ...in2025 }],
    },
    {
      id: 'he-lifeng',
      names: ['He Lifeng', 'Vice Premier He', 'He'],
      roles: [{ role: 'Vice Premier', organisation: 'State Council', side: 'CN', from: parseDay('2023-03-12') }],
    },
    {
      id: 'wang-yi',
      names: ['Wang Yi', 'Foreign Minister Wang', 'Wang'],
      roles: [{ role: 'Foreign Minister', organisation: 'Ministry of Foreign Affairs', side: 'CN' }],
    },
    {
      id: 'wang-wentao',
      names: ['Wang Wentao', 'Commerce Minister Wang'],
      roles: [{ role: 'Minister of Commerce', organisation: 'Ministry of Commerce', side: 'CN' }],
    },
    {
      id: 'jensen-huang',
      names: ['Jensen Huang', 'Huang'],
      roles: [{ role: 'chief executive', organisation: 'Nvidia', side: 'industry' }],
    },
    {
      id: 'caleb-ragland',
      names: ['Caleb Ragland', 'Ragland'],
      roles: [{ role: 'president', organisation: 'American Soybean Association', side: 'industry' }],
    },
  ],
  organisations: [
    {
      id: 'white-house',
      names: ['White House', 'the White House', 'the administration'],
      side: 'US',
      type: 'government',
    },
    { id: 'ustr', names: ['Office of the United States Trade Representative', 'USTR'], side: 'US', type: 'ministry' },
    {
      id: 'commerce-us',
      names: ['Department of Commerce', 'Commerce Department', 'Commerce'],
      side: 'US',
      type: 'ministry',
    },
    { id: 'census', names: ['US Census Bureau', 'Census Bureau'], side: 'US', type: 'statistics' },
    { id: 'usda', names: ['Department of Agriculture', 'USDA'], side: 'US', type: 'ministry' },
    { id: 'bis', names: ['Bureau of Industry and Security', 'BIS'], side: 'US', type: 'agency' },
    { id: 'state', names: ['Department of State', 'State Department', 'State'], side: 'US', type: 'ministry' },
    {
      id: 'mofcom',
      names: ['Ministry of Commerce', 'MOFCOM', "China's commerce ministry"],
      side: 'CN',
      type: 'ministry',
    },
    { id: 'gacc', names: ['General Administration of Customs', 'GACC'], side: 'CN', type: 'statistics' },
    { id: 'asa', names: ['American Soybean Association', 'ASA'], side: 'industry', type: 'industry' },
    { id: 'uscbc', names: ['US-China Business Council', 'USCBC'], side: 'industry', type: 'industry' },
    { id: 'nvidia', names: ['Nvidia', 'NVIDIA Corporation'], side: 'industry', type: 'company' },
    { id: 'reuters', names: ['Reuters'], side: 'press', type: 'press' },
  ],
  products: [
    { id: 'soybeans', names: ['soybean', 'soybeans', 'soy', 'soya beans', 'oilseed'], marketingYearStarts: 9 },
    { id: 'soybean-meal', names: ['soybean meal', 'soymeal'], marketingYearStarts: 10 },
    { id: 'corn', names: ['corn', 'maize'], marketingYearStarts: 9 },
    { id: 'wheat', names: ['wheat'], marketingYearStarts: 6 },
    { id: 'sorghum', names: ['sorghum'], marketingYearStarts: 9 },
    { id: 'cotton', names: ['cotton'], marketingYearStarts: 8 },
    { id: 'beef', names: ['beef'] },
    { id: 'pork', names: ['pork'] },
    { id: 'turkey', names: ['turkey'] },
    { id: 'farm', names: ['farm goods', 'agricultural products', 'farm products'] },
    { id: 'rare-earths', names: ['rare earth', 'rare earths', 'rare earth minerals'] },
    { id: 'rare-earth-magnets', names: ['rare earth magnet', 'rare-earth magnets'] },
    { id: 'chips-h20', names: ['H20', 'H20 chips'] },
  ],
  places: [
    { city: 'Madrid', country: 'ES', names: ['Madrid'] },
    { city: 'Geneva', country: 'CH', names: ['Geneva'] },
    { city: 'Lima', country: 'PE', names: ['Lima'] },
    { city: 'Busan', country: 'KR', names: ['Busan'] },
    { country: 'MT', names: ['Malta'] },
  ],
}

export const testLexicon: CompiledLexicon = compileLexicon(testNames)
