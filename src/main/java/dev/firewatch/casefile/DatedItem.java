package dev.firewatch.casefile;

import java.time.LocalDate;

/**
 * Something that has to happen by a day that a runbook's item named, such as the end of a
 * retention; closing doesn't wait for it.
 *
 * @param item the item, such as RB3.28
 * @param what has to happen
 * @param due the last day, in the organisation's zone
 */
public record DatedItem(String item, String what, LocalDate due) {

}
