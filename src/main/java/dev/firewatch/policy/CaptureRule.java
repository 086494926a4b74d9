package dev.firewatch.policy;

/**
 * How messages get onto the timeline.
 *
 * @param reaction the name of the reaction that adds a message
 */
public record CaptureRule(String reaction) {

}
