/** Countries as English texts name them: names, adjectives, peoples, and capitals that stand for governments. Trading partners worldwide. */

/** `code|names|adjectives|peoples|capitals`, alternatives parted by commas. */
const rows = `US|United States,U.S.,USA,America,United States of America,the States|American|Americans|Washington
CN|China,PRC,People's Republic of China,mainland China,Chinese mainland,the mainland|Chinese,Sino|Chinese|Beijing,Peking
EU|European Union,EU,the bloc|||Brussels
HK|Hong Kong,Hong Kong SAR|Hongkonger|Hongkongers|
MO|Macau,Macao|Macanese||
TW|Taiwan,Chinese Taipei|Taiwanese|Taiwanese|Taipei
JP|Japan|Japanese|Japanese|Tokyo
KR|South Korea,Republic of Korea,Korea|South Korean,Korean|South Koreans,Koreans|Seoul
KP|North Korea,DPRK|North Korean|North Koreans|Pyongyang
IN|India|Indian|Indians|New Delhi,Delhi
ID|Indonesia|Indonesian|Indonesians|Jakarta
VN|Vietnam,Viet Nam|Vietnamese|Vietnamese|Hanoi
TH|Thailand|Thai|Thais|Bangkok
MY|Malaysia|Malaysian|Malaysians|Kuala Lumpur
PH|Philippines|Philippine,Filipino|Filipinos|Manila
SG|Singapore|Singaporean|Singaporeans|
MM|Myanmar,Burma|Burmese||Naypyidaw
KH|Cambodia|Cambodian|Cambodians|Phnom Penh
LA|Laos|Lao,Laotian|Laotians|Vientiane
BD|Bangladesh|Bangladeshi|Bangladeshis|Dhaka
PK|Pakistan|Pakistani|Pakistanis|Islamabad
LK|Sri Lanka|Sri Lankan|Sri Lankans|Colombo
NP|Nepal|Nepalese,Nepali||Kathmandu
AF|Afghanistan|Afghan|Afghans|Kabul
MN|Mongolia|Mongolian|Mongolians|Ulaanbaatar
KZ|Kazakhstan|Kazakh|Kazakhs|Astana
UZ|Uzbekistan|Uzbek|Uzbeks|Tashkent
RU|Russia,Russian Federation|Russian|Russians|Moscow
UA|Ukraine|Ukrainian|Ukrainians|Kyiv,Kiev
BY|Belarus|Belarusian|Belarusians|Minsk
CA|Canada|Canadian|Canadians|Ottawa
MX|Mexico|Mexican|Mexicans|Mexico City
BR|Brazil|Brazilian|Brazilians|Brasilia,Brasília
AR|Argentina|Argentine,Argentinian,Argentinean|Argentines,Argentinians|Buenos Aires
CL|Chile|Chilean|Chileans|
PE|Peru|Peruvian|Peruvians|Lima
CO|Colombia|Colombian|Colombians|Bogota,Bogotá
EC|Ecuador|Ecuadorian|Ecuadorians|Quito
UY|Uruguay|Uruguayan|Uruguayans|Montevideo
PY|Paraguay|Paraguayan|Paraguayans|
BO|Bolivia|Bolivian|Bolivians|La Paz
VE|Venezuela|Venezuelan|Venezuelans|Caracas
CR|Costa Rica|Costa Rican|Costa Ricans|
PA|Panama|Panamanian|Panamanians|
CU|Cuba|Cuban|Cubans|Havana
DO|Dominican Republic|Dominican||
GT|Guatemala|Guatemalan|Guatemalans|
GB|United Kingdom,UK,Britain,Great Britain,England|British|Britons|London
IE|Ireland|Irish||Dublin
FR|France|French||Paris
DE|Germany|German|Germans|Berlin
IT|Italy|Italian|Italians|Rome
ES|Spain|Spanish|Spaniards|Madrid
PT|Portugal|Portuguese||Lisbon
NL|Netherlands,Holland|Dutch||The Hague
BE|Belgium|Belgian|Belgians|
LU|Luxembourg|||
CH|Switzerland|Swiss||Bern
AT|Austria|Austrian|Austrians|Vienna
SE|Sweden|Swedish|Swedes|Stockholm
NO|Norway|Norwegian|Norwegians|Oslo
DK|Denmark|Danish|Danes|Copenhagen
FI|Finland|Finnish|Finns|Helsinki
PL|Poland|Polish|Poles|Warsaw
CZ|Czech Republic,Czechia|Czech|Czechs|Prague
SK|Slovakia|Slovak|Slovaks|Bratislava
HU|Hungary|Hungarian|Hungarians|Budapest
RO|Romania|Romanian|Romanians|Bucharest
BG|Bulgaria|Bulgarian|Bulgarians|Sofia
GR|Greece|Greek|Greeks|Athens
HR|Croatia|Croatian|Croatians|Zagreb
RS|Serbia|Serbian|Serbians|Belgrade
LT|Lithuania|Lithuanian|Lithuanians|Vilnius
LV|Latvia|Latvian|Latvians|Riga
EE|Estonia|Estonian|Estonians|Tallinn
MT|Malta|Maltese||Valletta
CY|Cyprus|Cypriot|Cypriots|Nicosia
TR|Turkey,Türkiye,Turkiye|Turkish|Turks|Ankara
IL|Israel|Israeli|Israelis|Jerusalem
IR|Iran|Iranian|Iranians|Tehran
IQ|Iraq|Iraqi|Iraqis|Baghdad
SA|Saudi Arabia,Saudi|Saudi Arabian|Saudis|Riyadh
AE|United Arab Emirates,UAE|Emirati|Emiratis|Abu Dhabi
QA|Qatar|Qatari|Qataris|Doha
KW|Kuwait|Kuwaiti|Kuwaitis|
OM|Oman|Omani|Omanis|Muscat
EG|Egypt|Egyptian|Egyptians|Cairo
MA|Morocco|Moroccan|Moroccans|Rabat
DZ|Algeria|Algerian|Algerians|Algiers
TN|Tunisia|Tunisian|Tunisians|
ZA|South Africa|South African|South Africans|Pretoria
NG|Nigeria|Nigerian|Nigerians|Abuja
KE|Kenya|Kenyan|Kenyans|Nairobi
ET|Ethiopia|Ethiopian|Ethiopians|Addis Ababa
GH|Ghana|Ghanaian|Ghanaians|Accra
CD|Democratic Republic of the Congo,Democratic Republic of Congo,DRC,Congo|Congolese||Kinshasa
ZM|Zambia|Zambian|Zambians|Lusaka
AO|Angola|Angolan|Angolans|Luanda
TZ|Tanzania|Tanzanian|Tanzanians|
GN|Guinea|Guinean|Guineans|Conakry
AU|Australia|Australian|Australians|Canberra
NZ|New Zealand||New Zealanders|Wellington
W|`

/** One way to name a country. `place` is the city, where a capital may also just be where something happens. */
export interface CountryName {
  words: string
  code: string
  form: 'name' | 'adjective' | 'capital' | 'people'
}

/** Every name in the table. Adjective and people may share a word: `the Chinese`. */
export const countryNames: CountryName[] = rows.split('\n').flatMap((row) => {
  const [code = '', names = '', adjectives = '', peoples = '', capitals = ''] = row.split('|')
  const list = (text: string, form: CountryName['form']): CountryName[] =>
    text
      .split(',')
      .filter((words) => words !== '')
      .map((words) => ({ words, code, form }))
  const adjectiveWords = new Set(adjectives.split(','))
  return [
    ...list(names, 'name'),
    ...list(adjectives, 'adjective'),
    ...list(peoples, 'people').filter(({ words }) => !adjectiveWords.has(words)),
    ...list(capitals, 'capital'),
  ]
})

/** Adjectives that also name the people, with `the` before and no noun behind: `the Chinese said`. */
export const peopleToo: ReadonlySet<string> = new Set(
  'chinese japanese taiwanese vietnamese portuguese swiss british french dutch irish spanish danish maltese'.split(' '),
)
