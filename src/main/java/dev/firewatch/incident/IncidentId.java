package dev.firewatch.incident;

/** Names an incident, such as {@code INC-2026-0001}. */
public record IncidentId(String value) {

	public IncidentId {
		if (value.isBlank() || value.contains("/")) {
			throw new IllegalArgumentException("not an incident's id: " + value);
		}
	}

	public static IncidentId of(int year, long sequence) {
		return new IncidentId("INC-%d-%04d".formatted(year, sequence));
	}

	@Override
	public String toString() {
		return value;
	}

}
