import { faultInSchedule } from '../../model/cron';
import { like, oddStrings, values } from './domain';
import { timeZone } from './schedule';
import { object, type PropsTable, required } from './shape';
import {
  anything,
  boolean,
  integer,
  matching,
  nonEmptyString,
  oneOf,
  record,
  string,
  tagged,
} from './shapes';
import { someName } from './some-text';
import { type TriggerAuthenticationProps, triggerAuthentication } from './trigger-authentication';

/** What every trigger may say. */
interface TriggerBase {
  /** What its metric is called in the report of KEDA; unique among those of one workload. */
  readonly name?: string;
  /**
   * How KEDA logs in: `{ secrets: { host: secret('queue', 'url') } }`, of which a TriggerAuthentication is made; or one that is
   * in the cluster, by name.
   */
  readonly authentication?: TriggerAuthenticationProps;
}

/** A number of replicas between two times of day. */
export interface CronTriggerProps extends TriggerBase {
  readonly type: 'cron';
  /** `Europe/Berlin`. */
  readonly timezone: string;
  /** When it begins, in five fields: `0 8 * * 1-5`. */
  readonly start: string;
  /** When it is over: `0 18 * * 1-5`. */
  readonly end: string;
  readonly desiredReplicas: number;
}

/** A query that Prometheus answers with one number. */
export interface PrometheusTriggerProps extends TriggerBase {
  readonly type: 'prometheus';
  /** As KEDA reaches it from its own namespace: `http://prometheus.monitoring:9090`. */
  readonly serverAddress: string;
  readonly query: string;
  /** One replica for each of these. */
  readonly threshold: number;
  /** Above this the first replica starts. Default: 0. */
  readonly activationThreshold?: number;
  /** Whether no answer counts as 0. Default: true. */
  readonly ignoreNullValues?: boolean;
}

/** Messages of a Kafka topic that a group has not read yet. */
export interface KafkaTriggerProps extends TriggerBase {
  readonly type: 'kafka';
  /** `kafka.data:9092`, several with commas. */
  readonly bootstrapServers: string;
  readonly consumerGroup: string;
  readonly topic: string;
  /** One replica for each of these. Default: 10. */
  readonly lagThreshold?: number;
  readonly activationLagThreshold?: number;
}

/** Messages that wait in a queue of RabbitMQ. */
export interface RabbitmqTriggerProps extends TriggerBase {
  readonly type: 'rabbitmq';
  readonly queueName: string;
  /** What is counted. */
  readonly mode: 'QueueLength' | 'MessageRate';
  /** One replica for each of these. */
  readonly value: number;
  /** The variable of the first container that holds the connection: `RABBITMQ_URL`; else `scale/no-variable`. */
  readonly hostFromEnv?: string;
  readonly activationValue?: number;
}

/** Entries of a list in Redis. */
export interface RedisTriggerProps extends TriggerBase {
  readonly type: 'redis';
  /** As KEDA reaches it: `redis.shop:6379`. */
  readonly address: string;
  readonly listName: string;
  /** One replica for each of these. Default: 5. */
  readonly listLength?: number;
  readonly databaseIndex?: number;
  /** The variable of the first container that holds the password; else `scale/no-variable`. */
  readonly passwordFromEnv?: string;
  readonly activationListLength?: number;
}

/** A query that PostgreSQL answers with one number. */
export interface PostgresqlTriggerProps extends TriggerBase {
  readonly type: 'postgresql';
  readonly query: string;
  /** One replica for each of these. */
  readonly targetQueryValue: number;
  /** The variable of the first container that holds the connection string; else `scale/no-variable`. */
  readonly connectionFromEnv?: string;
  readonly activationTargetQueryValue?: number;
}

/** Messages of a queue of Amazon SQS. */
export interface SqsTriggerProps extends TriggerBase {
  readonly type: 'aws-sqs-queue';
  readonly queueURL: string;
  readonly awsRegion: string;
  /** One replica for each of these. Default: 5. */
  readonly queueLength?: number;
  readonly activationQueueLength?: number;
}

/** Any other scaler of KEDA, in its own words. */
export interface CustomTriggerProps extends TriggerBase {
  readonly type: 'custom';
  /** `nats-jetstream`, `azure-servicebus`. */
  readonly scaler: string;
  /** As the page of that scaler says; all values are text. */
  readonly metadata: Readonly<Record<string, string>>;
}

export type TriggerProps =
  | CronTriggerProps
  | PrometheusTriggerProps
  | KafkaTriggerProps
  | RabbitmqTriggerProps
  | RedisTriggerProps
  | PostgresqlTriggerProps
  | SqsTriggerProps
  | CustomTriggerProps;

const common: PropsTable<TriggerBase> = {
  name: someName,
  authentication: triggerAuthentication,
};

const word = like(nonEmptyString, ['orders', 'http://prometheus.monitoring:9090'], oddStrings);
const env = like(nonEmptyString, ['RABBITMQ_URL']);
const amount = integer(1);
const activation = integer(0);

/** KEDA reads five fields and no names for schedules. */
const time = matching(
  "a time of day in the five fields of cron, such as '0 8 * * 1-5'",
  (value) => !value.startsWith('@') && faultInSchedule(value) === undefined,
  values(['0 8 * * 1-5', '30 17 * * *']),
);

export const trigger = tagged("{ type: 'cron', … }, or another trigger of KEDA", {
  cron: object<CronTriggerProps>({
    type: anything,
    ...common,
    timezone: required(timeZone),
    start: required(time),
    end: required(time),
    desiredReplicas: required(amount),
  }),
  prometheus: object<PrometheusTriggerProps>({
    type: anything,
    ...common,
    serverAddress: required(word),
    query: required(word),
    threshold: required(amount),
    activationThreshold: activation,
    ignoreNullValues: boolean,
  }),
  kafka: object<KafkaTriggerProps>({
    type: anything,
    ...common,
    bootstrapServers: required(word),
    consumerGroup: required(word),
    topic: required(word),
    lagThreshold: amount,
    activationLagThreshold: activation,
  }),
  rabbitmq: object<RabbitmqTriggerProps>({
    type: anything,
    ...common,
    queueName: required(word),
    mode: required(oneOf(['QueueLength', 'MessageRate'])),
    value: required(amount),
    hostFromEnv: env,
    activationValue: activation,
  }),
  redis: object<RedisTriggerProps>({
    type: anything,
    ...common,
    address: required(word),
    listName: required(word),
    listLength: amount,
    databaseIndex: activation,
    passwordFromEnv: env,
    activationListLength: activation,
  }),
  postgresql: object<PostgresqlTriggerProps>({
    type: anything,
    ...common,
    query: required(word),
    targetQueryValue: required(amount),
    connectionFromEnv: env,
    activationTargetQueryValue: activation,
  }),
  'aws-sqs-queue': object<SqsTriggerProps>({
    type: anything,
    ...common,
    queueURL: required(word),
    awsRegion: required(word),
    queueLength: amount,
    activationQueueLength: activation,
  }),
  custom: object<CustomTriggerProps>({
    type: anything,
    ...common,
    scaler: required(like(nonEmptyString, ['nats-jetstream'])),
    metadata: required(record(string)),
  }),
});
