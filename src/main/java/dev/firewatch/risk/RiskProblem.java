package dev.firewatch.risk;

/** What is wrong with one field of a risk: a sentence that says what to do. */
public record RiskProblem(String field, String sentence) {
}
