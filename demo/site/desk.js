/** Asks the portal's own server, or acts upon what it holds of this person. */
async function ask(method, body) {
  const response = await fetch('/portal/desk', {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The portal answered ${response.status}.`);
  return response.json();
}

export const desk = {
  read: () => ask('GET'),
  act: (act) => ask('POST', act),
  leave: () => ask('DELETE'),
};

/** Runs what may fail, and says so where it does. */
export async function attempt(run) {
  const problem = document.getElementById('problem');
  problem.textContent = '';
  try {
    await run();
  } catch (cause) {
    console.error(cause);
    problem.textContent = problem.dataset.text;
  }
}
