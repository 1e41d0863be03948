import type { Order, OrderEvent, Skin, Step } from './kmong/orders.d.mts';

export type { Order, OrderEvent, Skin, Step };

export interface LoggedRequest {
  /** Machine's clock, epoch ms. */
  at: number;
  host: string;
  method: string;
  /** Path and query. */
  path: string;
  referer?: string;
}

/** Details of a step; `at` is always given, epoch ms. */
export interface StepDetails {
  at: number;
  message?: string;
  newDueAt?: number;
}

export interface MarketState {
  orders: Map<string, Order>;
  /** Milliseconds that every answer with data waits; 120 at first. */
  latency: number;
  listSkin: 'plain' | 'virtual';
  adSeed: number;
  /** The site's own buttons that were pressed. */
  pressed: { order: string; action: string; at: number }[];
  now(): number;
  reset(around?: { now?: number }): void;
  set(patch: { now?: number; latency?: number; listSkin?: 'plain' | 'virtual'; adSeed?: number; order?: Partial<Order> & { id: string } }): void;
  order(id: string): Order;
  advance(id: string, step: Step | null, details: StepDetails): void;
  add(order: Omit<Order, 'events'>): void;
}

export interface OrderHandle {
  readonly data: Order;
  /** Step null: the next of a whole life (purchase, deliver, revise, deliver, confirm, claim, refuse). Throws when the step cannot happen. */
  advance(step: Step | null, details: StepDetails): void;
  set(patch: Partial<Order>): void;
}

export interface Market {
  port: number;
  hosts: string[];
  /** Value of Chromium's --host-resolver-rules. */
  resolverRules: string;
  /** Every request but the /__market/ commands, in order of arrival. */
  requests: LoggedRequest[];
  state: MarketState;
  order(id: string): OrderHandle;
  close(): Promise<void>;
}

export function startMarket(options?: { port?: number; now?: number }): Promise<Market>;
