export type EventKind =
  | 'purchase' | 'delivery' | 'revision' | 'overdue' | 'extension' | 'cancel-request' | 'cancelled' | 'confirmation' | 'claim-filed' | 'claim-refused';
export type Step = 'purchase' | 'deliver' | 'revise' | 'overdue' | 'extend' | 'request-cancel' | 'cancel' | 'confirm' | 'claim' | 'refuse';
export type Skin = 'cards' | 'react' | 'dialog' | 'seller' | 'feed2018' | 'table';

export interface OrderEvent {
  kind: EventKind;
  /** Epoch ms. */
  at: number;
  message?: string;
  newDueAt?: number;
}

export interface Order {
  id: string;
  gigId: string;
  title: string;
  seller: string;
  buyer: string;
  /** Won. */
  amount: number;
  /** Promised date, epoch ms. */
  dueAt: number;
  skin: Skin;
  events: OrderEvent[];
}
