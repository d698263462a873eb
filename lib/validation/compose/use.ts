import type { PropertyPath } from '../../diagnostics/property-path';
import type { ComposeServiceObject } from '../compose-object';

/** What services refer to; volumes, configs and secrets have rules of their own. */
export type Section = 'services' | 'networks' | 'models' | 'secrets';

/** A name that a service relies on, and where it says so. */
export interface Use {
  readonly section: Section;
  readonly name: string;
  readonly at: PropertyPath;
  /** It need not be there. */
  readonly isOptional?: boolean;
}

/** A service without its content. */
export interface Service extends Pick<ComposeServiceObject, 'name' | 'source'> {
  /** It runs where one of these is asked for; always, where there are none. */
  readonly profiles?: ReadonlySet<string>;
}

export interface UseBy extends Use {
  readonly service: Service;
}
