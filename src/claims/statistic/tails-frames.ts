/** Rules that set a finding against another, and the bare direction, tried last. */
import { type Frame, frame } from './frame.js'
import { before, direction, level, restated } from './gives.js'

export const tailsFrames: Frame[] = [
  // What a finding is set against.
  frame(
    'real-terms',
    'tail',
    'in real terms|prices',
    () => ({ note: 'constant dollars', timeless: true }),
    'Exports fell 20% in 2024 in real terms.',
  ),
  frame(
    'adjusted-for',
    'tail',
    'adjusted|adjusting for inflation|prices',
    () => ({ note: 'constant dollars', timeless: true }),
    'Exports fell 20% in 2024, adjusted for inflation.',
  ),
  frame(
    'compared-with',
    'tail',
    'compared|versus|vs|against|than with|to? W* DET? n:AMOUNT',
    before,
    'Exports were $5.5 billion, compared with $11.8 billion a year earlier.',
  ),
  frame(
    'from-level',
    'tail',
    'from ADV* DET? n:AMOUNT',
    before,
    'Exports fell 33 percent in August, from $31.6 billion a year earlier.',
  ),
  frame('level-colon', 'subject', ': W* n:AMOUNT', level, 'Sales of U.S. corn to China: 26,000 tonnes in 2025.'),
  frame('to-level', 'tail', 'to W* DET? n:AMOUNT', level, 'Exports fell 11 percent to $67.24 billion.'),
  frame('or-percent', 'tail', 'or W* n:PERCENT|AMOUNT', (m) => restated(m), 'Exports fell by $13.5 billion, or 11%.'),
  // No figure: only the way.
  frame('move', 'subject', 'mv:MOVE|UP|DOWN ADV*', direction, 'Exports to China fell in August.'),
]
