package dev.firewatch.workflow.incidents;

import java.text.Normalizer;
import java.util.Locale;

import dev.firewatch.chat.Cut;
import dev.firewatch.incident.IncidentId;

/**
 * The name for an incident's room: its id and the letters of its title, of whatever
 * script; Latin ones are made plain.
 */
final class RoomName {

	private static final int LONGEST = 70;

	private RoomName() {
	}

	public static String of(IncidentId id, String title) {
		String plain = Normalizer.normalize(plainLatin(title.toLowerCase(Locale.ROOT)), Normalizer.Form.NFC)
			.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-");
		String name = (id.value().toLowerCase(Locale.ROOT) + "-" + plain).replaceAll("-+", "-");
		if (name.length() > LONGEST) {
			int word = name.lastIndexOf('-', LONGEST);
			name = word > id.value().length() ? name.substring(0, word) : Cut.beginning(name, LONGEST);
		}
		return name.replaceAll("-$", "");
	}

	/** In other scripts, marks make other letters. */
	private static String plainLatin(String lower) {
		return Normalizer.normalize(lower, Normalizer.Form.NFD)
			.replaceAll("(?<=\\p{IsLatin})\\p{M}+", "")
			.replace("ß", "ss")
			.replace("æ", "ae")
			.replace("œ", "oe")
			.replace("ø", "o")
			.replace("ł", "l")
			.replace("đ", "d")
			.replace("ı", "i")
			.replaceAll("[\\p{IsLatin}&&[^a-z]]+", "-");
	}

}
