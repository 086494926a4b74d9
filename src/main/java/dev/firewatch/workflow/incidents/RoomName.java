package dev.firewatch.workflow.incidents;

import java.text.Normalizer;
import java.util.Locale;

import dev.firewatch.incident.IncidentId;

/**
 * The name for an incident's room: its id and the plain letters of its title.
 */
final class RoomName {

	private static final int LONGEST = 70;

	private RoomName() {
	}

	public static String of(IncidentId id, String title) {
		String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
			.toLowerCase(Locale.ROOT)
			.replaceAll("\\p{M}+", "")
			.replaceAll("[^a-z0-9]+", "-");
		String name = (id.value().toLowerCase(Locale.ROOT) + "-" + plain).replaceAll("-+", "-");
		if (name.length() > LONGEST) {
			int word = name.lastIndexOf('-', LONGEST);
			name = name.substring(0, word > id.value().length() ? word : LONGEST);
		}
		return name.replaceAll("-$", "");
	}

}
