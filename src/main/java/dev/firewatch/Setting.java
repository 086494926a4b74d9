package dev.firewatch;

/**
 * Something that an operator may set.
 *
 * @param variable the environment variable
 * @param property the property that sets the same
 * @param fallback what applies if it is not set, as written in {@code application.yml}
 * @param purpose what it is for, in one line
 * @param secret whether its value must never be shown
 */
public record Setting(String variable, String property, String fallback, String purpose, boolean secret) {

}
