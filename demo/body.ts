const LONGEST = 4_096;

/** What a page sent as JSON; `undefined` where it is none, or too long. */
export async function bodyOf(request: Request): Promise<unknown> {
  // What is declared as JSON cannot be sent by another site's form.
  const isJson = request.headers.get('content-type') === 'application/json';
  if (!isJson || Number(request.headers.get('content-length') ?? Infinity) > LONGEST)
    return undefined;
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}
