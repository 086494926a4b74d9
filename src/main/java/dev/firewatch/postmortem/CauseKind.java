package dev.firewatch.postmortem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where in the system a cause lies. */
public enum CauseKind {

	INTERFACE, WORKLOAD, TRAINING, RULE, TECHNICAL, OTHER;

	/** As typed, such as {@code workload}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<CauseKind> parse(String word) {
		return Arrays.stream(values()).filter(kind -> kind.key().equalsIgnoreCase(word.strip())).findFirst();
	}

	/** All of them as typed. */
	public static List<String> keys() {
		return Arrays.stream(values()).map(CauseKind::key).toList();
	}

}
