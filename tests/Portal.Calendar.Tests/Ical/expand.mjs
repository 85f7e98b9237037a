// node expand.mjs < feed.ics: what ical.js makes of a feed. Prints { uid: ["20261020T090000", …] }, cancelled times left out.
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

// Exceptions are handed over by UID below: left alone, ical.js gives every event those of all others.
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const text = (time) => time.toString().replace(/[-:]/g, "");
const found = {};
const masters = new Map();
for (const part of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(part, { exceptions: [] });
  if (!event.isRecurrenceException()) masters.set(event.uid, event);
}
for (const part of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(part, { exceptions: [] });
  if (event.isRecurrenceException()) masters.get(event.uid).relateException(part);
}
for (const [uid, event] of masters) {
  const times = [];
  const steps = event.iterator();
  for (let next = steps.next(); next && times.length < 1000; next = steps.next()) {
    const { item, startDate } = event.getOccurrenceDetails(next);
    if (item.component.getFirstPropertyValue("status") !== "CANCELLED") times.push(text(startDate));
  }
  found[uid] = times.sort();
}
process.stdout.write(JSON.stringify(found));
