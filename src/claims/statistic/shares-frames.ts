/** Rules of shares, and of a target reached. */
import { type Frame, frame } from './frame.js'
import { bought, monthly, rate, share, sharePoints } from './gives.js'

export const sharesFrames: Frame[] = [
  // Shares.
  frame(
    'holder-share',
    'own',
    'h:COUNTRY HAVE* W* ACCOUNT|MAKEUP|TAKE|BUY|SUPPLY|command|commands|commanded W* for|up|in? W* n:PERCENT|FRACTION of f:FLOW',
    share,
    'China accounted for 60% of U.S. soybean exports.',
  ),
  frame(
    'flow-share',
    'own',
    'g:FLOW HAVE* W* ACCOUNT|MAKEUP W* for|up? W* n:PERCENT|FRACTION of f:FLOW',
    share,
    'Exports to China accounted for 60% of U.S. soybean exports.',
  ),
  frame(
    'product-share',
    'own',
    'p:PRODUCT HAVE* W* ACCOUNT|MAKEUP W* for|up? W* n:PERCENT|FRACTION of f:FLOW',
    share,
    'Soybeans accounted for half of U.S. farm exports to China.',
  ),
  frame(
    'share-bought-by',
    'own',
    'n:PERCENT|FRACTION of f:FLOW HAVE* W* BE* W* BUY|TAKE|SUPPLY by DET? h:COUNTRY',
    share,
    'Half of U.S. soybean exports were bought by China.',
  ),
  frame(
    'share-goes',
    'own',
    'n:PERCENT|FRACTION of f:FLOW HAVE* W* BE* W* COMEGO|shipped|sent|bound|destined|headed|from|to W* from|to|for? DET? h:COUNTRY',
    share,
    '70% of U.S. imports of rare earths come from China.',
  ),
  frame(
    'share-of-from',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* mv:MOVE W* from W* then:PERCENT W* to W* n:PERCENT",
    share,
    "China's share of U.S. imports fell from 21% to 9%.",
  ),
  frame(
    'share-of-to-from',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* mv:MOVE W* to W* n:PERCENT W* from W* then:PERCENT",
    share,
    "China's share of U.S. imports fell to 9% from 21%.",
  ),
  frame(
    'share-of-to',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* mv:MOVE W* to W* n:PERCENT",
    share,
    "China's share of U.S. imports fell to 9%.",
  ),
  frame(
    'share-of-points',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* mv:MOVE W* by? W* n:POINTS",
    sharePoints,
    "China's share of U.S. imports fell by 12 percentage points.",
  ),
  frame(
    'share-of',
    'own',
    "h:COUNTRY 's? SHARE of f:FLOW W* HAVE* W* BE|LEVEL|stood W* at? W* n:PERCENT|FRACTION",
    share,
    "China's share of U.S. imports was 9%.",
  ),
  frame(
    'share-tail',
    'tail',
    ', accounting|making|representing W* for|up? W* n:PERCENT|FRACTION of f:FLOW',
    share,
    'China was the largest buyer of U.S. soybeans, accounting for 52% of U.S. soybean exports.',
  ),
  // A target reached.
  frame(
    'rate-of-target',
    'own',
    'h:COUNTRY HAVE* W* MEET W* n:PERCENT|FRACTION of DET? h2:COUNTRY? W* commitment|commitments|target|targets|pledge|pledges|obligation|obligations|goal',
    rate,
    'China met 57% of its commitment.',
  ),
  frame(
    'high-of',
    'own',
    "p:PERIOD 's high|low|peak|total|record of n:AMOUNT",
    monthly,
    "Shipments had dropped from May's high of 431 tonnes.",
  ),
  frame(
    'constant-dollars',
    'tail',
    '( PERIOD dollars|prices )?',
    () => ({ note: 'constant dollars', timeless: true }),
    'Exports had fallen to $9.3 billion (in 2019 dollars).',
  ),
  frame(
    'constant-dollars',
    'tail',
    'in|at constant|real PERIOD? dollars|prices',
    () => ({ note: 'constant dollars', timeless: true }),
    'Exports fell to $9.3 billion in constant 2019 dollars.',
  ),
  frame(
    'made-purchases',
    'own',
    'h:COUNTRY HAVE* W* made|make W* n:AMOUNT in|of W* f:FLOW',
    bought,
    'China had made more than $22.4 million in purchases.',
  ),
]
