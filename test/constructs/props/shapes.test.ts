import { oneOf } from '../../../lib/constructs/props/shapes';

test('a choice is asked for by its words', () => {
  expect(oneOf(['ConfigMap']).expected).toBe("'ConfigMap'");
  expect(oneOf(['tcp', 'udp']).expected).toBe("one of 'tcp', 'udp'");
});
