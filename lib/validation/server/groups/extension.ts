import { checkApiService } from '../api-service';
import { checkDefinition } from '../definition';
import { checkEndpointSlice } from '../endpoints';
import { checkFlowSchema, checkPriorityLevel } from '../flow';
import type { KindChecks } from '../kind-checks';
import { checkRuntimeClass } from '../runtime-class';
import { checkWebhooks } from '../webhook';

/** What clusters are extended and set up with, in groups of few kinds. */
export const extension: KindChecks = {
  APIService: [checkApiService],
  CustomResourceDefinition: [checkDefinition],
  EndpointSlice: [checkEndpointSlice],
  FlowSchema: [checkFlowSchema],
  MutatingWebhookConfiguration: [checkWebhooks],
  PriorityLevelConfiguration: [checkPriorityLevel],
  RuntimeClass: [checkRuntimeClass],
  ValidatingWebhookConfiguration: [checkWebhooks],
};
