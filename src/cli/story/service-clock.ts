import type { Cast } from './cast.js';
import type { Client } from './client.js';
import { dayOf, workdaysAfter, type Day } from './dates.js';
import { Refused, StoryStopped } from './faults.js';

/** The service's own clock, which the administrator of a demonstration can move forward. */
export class ServiceClock {
  /** The service's day when it was last asked. */
  today: Day = '';

  constructor(
    private readonly client: Client,
    private readonly cast: Cast,
    private readonly administrator: string,
  ) {}

  async read(): Promise<Day> {
    const { now } = await this.client.get<{ now: string }>('/clock');
    this.today = dayOf(now);
    return this.today;
  }

  /** Moves it to nine in the morning of a day; a day that has come already is left as it is. */
  async moveTo(day: Day): Promise<void> {
    if (day <= this.today) return;
    const { client } = await this.cast.person(this.administrator);
    try {
      await client.post('/clock/advance', { to: `${day}T09:00:00+08:00` });
    } catch (error) {
      throw error instanceof Refused && error.status === 404 ? notDemonstration(error) : error;
    }
    await this.read();
  }

  /** Moves it by working days. */
  async pass(workdays: number): Promise<void> {
    await this.moveTo(workdaysAfter(this.today, workdays));
  }
}

const notDemonstration = (cause: Refused): StoryStopped =>
  new StoryStopped(
    {
      zh: '该服务不是演示服务：时钟不能拨动，故事讲不下去。',
      en: 'This service is no demonstration: its clock cannot be moved, so the story cannot be told here.',
    },
    { cause },
  );
