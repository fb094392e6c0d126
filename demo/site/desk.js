const DESK = '/portal/desk';

/** Asks a page's own server, or acts upon what it holds of this person. */
export async function ask(address, method, body) {
  const response = await fetch(address, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return response.json();
}

export const desk = {
  read: () => ask(DESK, 'GET'),
  act: (act) => ask(DESK, 'POST', act),
  leave: () => ask(DESK, 'DELETE'),
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
