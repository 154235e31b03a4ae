/** Verbs whose forms are not made by rule, and base forms that settle how a regular form is undone (`declined`, `dropped`). */

/** Base, past, participle and odd forms; each but the first is led back to the first. */
const irregular = `
be is are am was were been being
have has had having
do does did done
go goes went gone
fall fell fallen
rise rose risen
sink sank sunk
shrink shrank shrunk
slide slid slidden
grow grew grown
climb clomb
leap leapt
jump
dip dipped
drop dropped
plunge
cut
hit
set
shed
slow
beat beaten
say said says
tell told
speak spoke spoken
meet met
make made
take took taken
give gave given
get got gotten
see saw seen
come came
become became
begin began begun
bring brought
buy bought
sell sold
pay paid
hold held
keep kept
lead led
leave left
lose lost
mean meant
put
read
run ran
send sent
spend spent
stand stood
think thought
win won
write wrote written
draw drew drawn
drive drove driven
eat ate eaten
feel felt
find found
fight fought
forget forgot forgotten
forbid forbade forbidden
freeze froze frozen
hear heard
know knew known
let
lie lay lain
lay laid
build built
burn burnt
catch caught
choose chose chosen
cost
deal dealt
feed fed
fly flew flown
grind ground
learn learnt
lend lent
light lit
outdo outdid outdone
outpace
overcome overcame
overtake overtook overtaken
quit
rebuild rebuilt
rebound
ring rang rung
seek sought
shake shook shaken
show showed shown
shut
sit sat
sleep slept
spin spun
split
spread
spring sprang sprung
steal stole stolen
stick stuck
strike struck stricken
swear swore sworn
sweep swept
swell swelled swollen
swing swung
teach taught
tear tore torn
throw threw thrown
understand understood
undertake undertook undertaken
undergo underwent undergone
uphold upheld
wear wore worn
withdraw withdrew withdrawn
withhold withheld
wind
wake woke woken
bear bore borne
bid bade
bind bound
break broke broken
cast
cling clung
creep crept
dig dug
double
forgo forwent forgone
foresee foresaw foreseen
forecast
hang hung
hurt
ride rode ridden
thrust
undercut
undersell undersold
outsell outsold
oversee oversaw overseen
rid
arise arose arisen
blow blew blown
underlie underlay underlain
flee fled
sow sown
plummet plummeted plummeting
total totalled totalling totaled totaling
level levelled levelling
fuel fuelled fuelling
travel travelled travelling
signal signalled signalling
cancel cancelled cancelling canceled canceling
label labelled labelling
model modelled modelling
tie tying tied
die dying died
`

/** Regular verbs of this domain, in their base form. */
const regular = `abandon abate absorb accelerate accept access accompany account accumulate accuse achieve acknowledge acquire act add
address adjust administer adopt advance advise affect affirm agree aim allege alleviate allow alter amend amount announce annul answer apologize
appear apply appoint appreciate approach approve argue arrange arrive ask assert assess assist assume assure attain attend attract average avert
avoid await back balance balloon ban bar base believe benefit blacklist blame block bolster book boost border bounce brief broaden calculate
call cap carry cause cease challenge change charge check cite claim clarify clear climb close collapse collect combat commence comment commit
compare compensate compete complain complete comply compound comprise concede conclude confirm consider consist constitute consume contact contain
continue contract contrast contribute control convene convert cool cooperate correct counter couple cover crash crater create criticize
cross crush curb curtail damage decide decelerate decline declare decrease deepen defend defer delay deliver demand demonstrate denounce deny depart depend
depreciate depress derive describe deserve designate detail deter deteriorate determine devalue develop dictate differ diminish direct disappear disclose discuss
dismiss dispatch display dispute disrupt diverge divert divide dodge double dominate downgrade draft dry dwindle ease edge elect eliminate embrace emerge
emphasize enact encourage end enforce engage enhance ensue ensure enter equal erase erode escalate establish estimate evade evaluate even exceed
exchange exclude exempt exercise exist expand expect expedite expire explain explore export express extend face fade fail falter favor favour figure
file finalize finance fine finish flag flatten float flood flourish flow fluctuate focus follow force forecast form formalize foster free
frame fuel fulfil fulfill function fund gain gather generate grant group guarantee guide halt halve handle happen harm harvest head heat help
highlight hike hint honor honour hope host house identify ignore illustrate imagine impact implement imply import impose improve include incorporate increase
incur indicate inflate influence inform initiate inspect instruct intend intensify interrupt introduce invest investigate invite invoice invoke involve issue join judge
jump justify kick label lack lag land lapse last launch leak leap lessen level levy license lift limit link list load loan lobby lock look loom loosen lower
maintain manage mark match measure mention merge mirror miss mitigate mobilize moderate modify monitor mount move multiply mutate name narrow near
negotiate note notch notify nudge observe obtain occur offer offset open operate oppose order organize originate oust outline outnumber outpace outstrip overhaul owe
own pare pass pause peak peg penalize permit persist phase pick place plan plant play pledge plummet plunge point poise possess post postpone predict
prepare present press pressure prevail prevent preview price proceed process proclaim produce profit prohibit project prolong promise promote prompt prop propose
protect protest prove provide publish pull pump punish purchase pursue push quadruple qualify question quicken quintuple quote raise ramp range rank rate ratify
reach react reaffirm realize reassure rebound rebuff recall receive recede reciprocate reckon recognize recommend reconsider record recover recuperate redirect reduce refer
reflect refrain refuse regain register regulate reimpose reinforce reinstate reiterate reject relax release relent relocate rely remain remark remove renew repeal repeat
replace reply report represent repurchase request require reroute rescind reserve reshape resist resolve respond rest restart restore restrain restrict result
resume retain retaliate retreat return reveal reverse review revise revive revoke reward risk roll route rule sanction scale schedule scrap screen scuttle
seal secure seize sentence separate serve settle shape share shift ship shock shoot shore shrink shrug sign signal simplify skip skyrocket slap slash slide slip
slow slump snap soar soften sort sour source spark specify speculate spike spook spur stabilize stage stagnate stall start state stay steady stem step
stockpile stop store strain strengthen stress stumble submit subsidize succeed suffer suggest supply support suppose surge surpass surprise surrender suspect suspend
sustain swap switch table tackle talk tank target tariff tax tend terminate test thank threaten tick tighten time top toss total touch tour track trade trail transfer
transit transport travel treat trend trigger trim triple tumble turn unveil update upend upgrade urge use utilize value vanish vary veto view violate visit voice vote vow
wait waive walk want warn weaken weigh welcome widen wipe witness wonder work worry worsen wrap yield zoom speak meet buy sell take make`

const bases = new Set<string>(regular.split(/\s+/).filter((word) => word !== ''))
const forms = new Map<string, string>()
const pastForms = new Set<string>()
for (const line of irregular.split('\n')) {
  const [base, ...others] = line.split(' ')
  if (base === undefined || base === '') continue
  bases.add(base)
  for (const form of others) {
    if (!forms.has(form)) forms.set(form, base)
    if (!form.endsWith('ing') && !form.endsWith('s') && !bases.has(form)) pastForms.add(form)
  }
}
// A past that is also a base keeps its own meaning as base: `lay`, `found`, `ground`, `wind`, `bore`.
for (const form of ['are', 'am', 'being', 'goes', 'does', 'lay', 'ground', 'saw', 'left', 'lit']) pastForms.delete(form)
for (const form of ['was', 'were', 'had', 'did']) pastForms.add(form)
for (const form of ['ground', 'bound', 'saw', 'lay', 'bore', 'sunk']) if (form !== 'sunk') forms.delete(form)
forms.set('saw', 'see')
forms.set('bound', 'bind')

/** The base of an irregular form, or undefined. */
export function irregularBase(lower: string): string | undefined {
  return forms.get(lower)
}

export function isVerbBase(lower: string): boolean {
  return bases.has(lower)
}

/** Past tense or participle of an irregular verb: `fell`, `met`, `held`. */
export function isIrregularPast(lower: string): boolean {
  return pastForms.has(lower)
}
