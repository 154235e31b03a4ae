/**
 * The page's few lines of script. Without them everything is there too: notes open by themselves and links lead to them.
 * With them a click on a claim opens its note in place, arrow keys walk from claim to claim, and Escape leaves a note.
 */
export const pageScript = `(() => {
const claims = [...document.querySelectorAll('a.claim')]
const noteOf = (claim) => document.getElementById(claim.dataset.note)
const shown = (claim) => noteOf(claim) && getComputedStyle(noteOf(claim)).display !== 'none'
const open = (claim) => {
  const note = noteOf(claim)
  note.open = true
  note.scrollIntoView({ block: 'nearest' })
  history.replaceState(null, '', claim.getAttribute('href'))
}
const follow = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1))
  const note = target && target.closest('details.note')
  if (note) note.open = true
}
document.addEventListener('click', (event) => {
  const claim = event.target instanceof Element && event.target.closest('a.claim')
  if (!claim || !noteOf(claim) || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  if (noteOf(claim).open) noteOf(claim).open = false
  else open(claim)
})
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return
  const at = claims.findIndex((claim) => claim === document.activeElement || (noteOf(claim) && noteOf(claim).contains(document.activeElement)))
  if (event.key === 'Escape' && at >= 0) {
    noteOf(claims[at]).open = false
    claims[at].focus()
    return
  }
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return
  for (let next = at < 0 && step < 0 ? claims.length - 1 : at + step; next >= 0 && next < claims.length; next += step)
    if (shown(claims[next])) {
      event.preventDefault()
      claims[next].focus()
      return
    }
})
addEventListener('hashchange', follow)
follow()
})()`
