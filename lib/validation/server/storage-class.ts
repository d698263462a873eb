import { listIn, objectIn, textIn } from '../../model/read-json';
import { repeated } from '../repeated';
import type { ServerCheck } from './server-check';

/** How volumes are made. */
export const checkStorageClass: ServerCheck = (object, refuse) => {
  const { parameters, allowedTopologies, reclaimPolicy } = object.content;
  if (Object.hasOwn(objectIn(parameters), ''))
    refuse('storage-class', '', ['parameters'], 'A parameter has a name.');
  if (reclaimPolicy === 'Recycle')
    refuse('storage-class', '', ['reclaimPolicy'], 'What is made on demand is not recycled.');
  const seen = new Set<string>();
  listIn(allowedTopologies).forEach((term, index) => {
    const { matchLabelExpressions } = objectIn(term);
    const at = ['allowedTopologies', index];
    const list = listIn(matchLabelExpressions);
    if (list.length === 0)
      refuse('storage-class', '', [...at, 'matchLabelExpressions'], 'A place is said by labels.');
    const text = JSON.stringify(list);
    if (seen.has(text))
      refuse('storage-class', '', [...at, 'matchLabelExpressions'], 'The same place stands here twice.');
    seen.add(text);
    for (const [key, number] of repeated(list, (each) => textIn(objectIn(each).key)))
      refuse(
        'storage-class',
        '',
        [...at, 'matchLabelExpressions', number, 'key'],
        `The label ${key} stands here twice.`,
      );
    list.forEach((each, number) => {
      const values = listIn(objectIn(each).values);
      const steps = [...at, 'matchLabelExpressions', number, 'values'];
      if (values.length === 0) refuse('storage-class', '', steps, 'A label has values here.');
      else if (new Set(values).size < values.length)
        refuse('storage-class', '', steps, 'A value stands here twice.');
    });
  });
};

/** How volumes of a class differ. */
export const checkAttributesClass: ServerCheck = (object, refuse) => {
  const parameters = objectIn(object.content.parameters);
  if (Object.keys(parameters).length === 0 || Object.hasOwn(parameters, ''))
    refuse(
      'storage-class',
      '',
      ['parameters'],
      'A class of attributes has a parameter, and each has a name.',
    );
};

/** A driver of storage is said by name, and sizes are not negative. */
export const checkAttachment: ServerCheck = (object, refuse) => {
  const { source } = objectIn(object.content.spec);
  const { persistentVolumeName, inlineVolumeSpec } = objectIn(source);
  const given = [persistentVolumeName, inlineVolumeSpec].filter(
    (each) => each !== undefined && each !== null,
  );
  if (given.length === 1 && persistentVolumeName !== '') return;
  refuse(
    'volume-attachment',
    '',
    ['spec', 'source'],
    'What is attached is a volume by its name, or one that is described: one of the two.',
  );
};
