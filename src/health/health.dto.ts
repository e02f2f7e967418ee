export class Health {
  /** Always `ok`: anything else is a problem with status 503. */
  status: string;
}
