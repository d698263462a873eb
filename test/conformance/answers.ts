import { type Fields, listAt, textAt } from '../engines/host/json';
import { type Client, messageOf } from '../engines/kubernetes/client';
import { createResources, type Resources } from '../engines/kubernetes/resources';
import type { Verdict } from './cases';

export interface Answer {
  readonly verdict: Verdict;
  readonly message: string;
}

/** What a server has against each of the objects, in their order. */
export async function askAll(client: Client, objects: readonly Fields[]): Promise<Answer[]> {
  const resources = createResources(client);
  const answers: Answer[] = [];
  const size = 200;
  for (let from = 0; from < objects.length; from += size)
    answers.push(
      ...(await Promise.all(objects.slice(from, from + size).map((each) => ask(client, resources, each)))),
    );
  return answers;
}

async function ask(client: Client, resources: Resources, object: Fields): Promise<Answer> {
  const path = await resources.collection(object).catch(() => undefined);
  if (path === undefined) return { verdict: { is: 'elsewhere', fields: [] }, message: 'no such kind' };
  const unsaid = { verdict: { is: 'elsewhere', fields: [] }, message: 'no answer' } as const;
  // A few objects make a server hang up.
  const answer = await client
    .ask('POST', `${path}?dryRun=All&fieldValidation=Strict`, object)
    .catch(() => undefined);
  if (answer === undefined) return unsaid;
  const { status, body } = answer;
  const message = messageOf(body).replaceAll(/\s+/g, ' ');
  const fields = listAt(body, 'details', 'causes').map((cause) => textAt(cause, 'field'));
  const named = [...new Set(fields.filter((field) => field !== '' && !field.includes(' ')))];
  if (status < 300 || status === 409) return { verdict: { is: 'taken', fields: [] }, message: '' };
  if (status === 422) return { verdict: { is: 'invalid', fields: named }, message };
  return { verdict: { is: status === 400 ? 'unreadable' : 'elsewhere', fields: [] }, message };
}
