import { checkAdmissionPolicy, checkAdmissionPolicyBinding } from '../admission-policy';
import { checkApiService } from '../api-service';
import { checkDefinition } from '../definition';
import { checkEndpointSlice } from '../endpoints';
import { checkFlowSchema, checkPriorityLevel } from '../flow';
import type { KindChecks } from '../kind-checks';
import { checkPriorityClass } from '../priority-class';
import { checkRuntimeClass } from '../runtime-class';
import { checkSigningRequest } from '../signing-request';
import { checkWebhooks } from '../webhook';

/** What clusters are extended and set up with, in groups of few kinds. */
export const extension: KindChecks = {
  APIService: [checkApiService],
  CertificateSigningRequest: [checkSigningRequest],
  CustomResourceDefinition: [checkDefinition],
  EndpointSlice: [checkEndpointSlice],
  FlowSchema: [checkFlowSchema],
  MutatingWebhookConfiguration: [checkWebhooks],
  PriorityClass: [checkPriorityClass],
  PriorityLevelConfiguration: [checkPriorityLevel],
  RuntimeClass: [checkRuntimeClass],
  ValidatingAdmissionPolicy: [checkAdmissionPolicy],
  ValidatingAdmissionPolicyBinding: [checkAdmissionPolicyBinding],
  ValidatingWebhookConfiguration: [checkWebhooks],
};
