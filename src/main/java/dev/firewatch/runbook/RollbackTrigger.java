package dev.firewatch.runbook;

/**
 * What sends a run back.
 *
 * @param to the id of the earlier stage it goes back to
 */
public record RollbackTrigger(String id, String text, String to) {

}
