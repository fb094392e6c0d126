/** A place shows either what it was asked for, or why it is empty. */
export function showPlaces({ purposes }) {
  for (const shut of document.querySelectorAll('[data-shut]')) {
    const open = purposes[shut.dataset.shut]?.allowed === true;
    shut.hidden = open;
    const frame = shut.parentElement.querySelector('iframe');
    if (frame !== null) frame.hidden = !open;
  }
}

/** What says that a notice does not apply to whoever the panel says that somebody is. */
export function showMisses({ phase, notices }) {
  for (const place of document.querySelectorAll('[data-misses]')) {
    place.hidden = phase === 'loading' || notices.some(({ key }) => key === place.dataset.misses);
  }
}
