/** The table of official sources. Each room is loaded only when something is synced. */
import type { Source } from './source.js'

/** Every source, in the order in which `readout sync` asks them. */
export async function loadSources(): Promise<Source[]> {
  const [
    { census },
    { censusPage },
    { esr },
    { gats },
    { psd },
    { ers },
    { fred },
    { comtrade },
    { gacc },
    { federalRegister },
    { pressSources },
    { usitcReleases },
    { gdelt },
  ] = await Promise.all([
    import('./census/census.js'),
    import('./census/page.js'),
    import('./usda/esr.js'),
    import('./usda/gats.js'),
    import('./usda/psd.js'),
    import('./usda/ers.js'),
    import('./fred/fred.js'),
    import('./comtrade/comtrade.js'),
    import('./gacc/gacc.js'),
    import('./federal-register/source.js'),
    import('./press/source.js'),
    import('./usitc/releases.js'),
    import('./gdelt/source.js'),
  ])
  return [
    census,
    censusPage,
    gats,
    esr,
    psd,
    ers,
    fred,
    comtrade,
    gacc,
    federalRegister,
    ...pressSources,
    usitcReleases,
    gdelt,
  ]
}
