/** Rules of levels: totals, sums in a flow, nothing at all. */
import { type Frame, frame } from './frame.js'
import { level, nothing } from './gives.js'

export const levelsFrames: Frame[] = [
  // Levels.
  frame('level-verb', 'subject', 'v:LEVEL W* DET? n:AMOUNT', level, 'Exports totaled $171.3 billion in 2025.'),
  frame(
    'level-stand',
    'subject',
    'peaked|bottomed|stand|stands|stood|standing|amounted|amount|amounts|amounting|came|come|added|runs|ran|reached|settled|ended|finished|closed|coming|down|up W* DET? PERIOD? year? W* to|at|in|up|out? at|to? W* n:AMOUNT',
    level,
    'Exports stood at $106.6 billion.',
  ),
  frame(
    'level-worth',
    'subject',
    'valued|worth|estimated W* at? W* n:AMOUNT',
    level,
    'Exports were valued at more than $12 billion.',
  ),
  frame('level-be', 'subject', 'BE W* DET? n:AMOUNT !LESS', level, 'Exports were $12.6 billion in 2024.'),
  frame('level-see', 'subject', 'of|at W* DET? n:AMOUNT', level, 'Exports of $12.6 billion were recorded.'),
  frame('level-bracket', 'tail', '( W* n:AMOUNT )?', level, 'Exports were 8% below last year in volume (691,800 mt).'),
  frame(
    'level-dash',
    'tail',
    '–|—|-|, W* n:AMOUNT !LESS',
    level,
    'China has purchased just two cargoes — about 332,000 metric tons.',
  ),
  frame(
    'amount-in-flow',
    'own',
    'DET? n:AMOUNT W* in|of DET? f:FLOW',
    level,
    'The US recorded $12.6 billion in soybean exports to China in 2024.',
  ),
  frame(
    'amount-worth-of-flow',
    'own',
    'n:AMOUNT worth of f:FLOW',
    level,
    'The total includes $12.6 billion worth of soybean exports to China.',
  ),
  frame(
    'amount-flow',
    'own',
    'DET? n:AMOUNT f:FLOW',
    level,
    'The US ran a $295.4 billion goods trade deficit with China in 2024.',
  ),
  frame('zero-flow', 'own', 'no|zero f:FLOW', nothing, 'There were no exports of sorghum to China in June.'),
  frame(
    'be-zero',
    'subject',
    'BE|reach|hit|stood|LEVEL W* at? W* ZERO',
    nothing,
    'Exports of sorghum to China were zero in June.',
  ),
]
