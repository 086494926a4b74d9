package dev.firewatch.chat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.people.PersonId;

/** Finds the people whom a text names with an at sign. */
public final class Handles {

	/** Not within a word, an address or a path. */
	private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}\\p{N}_@/.])@([\\p{L}\\p{N}][^\\s@,]*)");

	/** Whoever is named after so many is no longer somebody that something is for. */
	public static final int MOST = 50;

	private Handles() {
	}

	/** Somebody's handle, and where it stands in the text, the at sign included. */
	public record FoundHandle(int start, int end, MentionedPerson mentioned) {
	}

	/**
	 * @param known who has the handle, given without the at sign
	 */
	public static List<FoundHandle> find(String text, Function<String, Optional<PersonId>> known) {
		List<FoundHandle> found = new ArrayList<>();
		Matcher handle = HANDLE.matcher(text);
		int asked = 0;
		while (asked < MOST && handle.find()) {
			for (String name : names(handle.group(1))) {
				asked++;
				Optional<PersonId> person = known.apply(name);
				if (person.isPresent()) {
					found.add(new FoundHandle(handle.start(), handle.start(1) + name.length(),
							new MentionedPerson("@" + name, person.get())));
					break;
				}
			}
		}
		return found;
	}

	public static List<MentionedPerson> mentionedIn(String text, Function<String, Optional<PersonId>> known) {
		return find(text, known).stream().map(FoundHandle::mentioned).distinct().toList();
	}

	/** What may be meant, as a name may have a mark in it, or only be followed by one. */
	private static Set<String> names(String word) {
		Set<String> names = new LinkedHashSet<>(List.of(word));
		names.add(word.replaceAll("[^\\p{L}\\p{N}]+$", ""));
		names.add(word.replaceAll("['\u2019]s$", ""));
		names.add(word.replaceAll("[^\\p{L}\\p{N}._-].*$", "").replaceAll("[._-]+$", ""));
		return names;
	}

}
