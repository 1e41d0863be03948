/** Machines' zones: the sites' own, one far behind, one with a half hour, one that changes by half an hour. */
const ZONES = ['Asia/Seoul', 'Europe/Istanbul', 'America/Los_Angeles', 'America/St_Johns', 'Australia/Lord_Howe'];

/** What `work` answers on a machine in each of five zones. Throws where the zone of this process cannot be changed. */
export function everyZone<T>(work: () => T): T[] {
  const own = process.env['TZ'];
  try {
    return ZONES.map((zone) => {
      process.env['TZ'] = zone;
      const told = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      if (told !== zone) throw new Error(`this process is in ${told}, not in ${zone}`);
      return work();
    });
  } finally {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  }
}
