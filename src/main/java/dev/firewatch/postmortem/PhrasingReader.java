package dev.firewatch.postmortem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.policy.ConfigFile;
import dev.firewatch.policy.ConfigSection;
import dev.firewatch.policy.ConfigType;

/** Reads {@code blameless.yml}. */
final class PhrasingReader {

	private static final ConfigType<BlamingPhrase> PHRASE = new ConfigType<>("a phrase", BlamingPhrase::of,
			text -> "Use words, one/two, [maybe], {person}, {person's}, {word} or {name:one/two}, each in braces once.",
			BlamingPhrase.of("nothing").orElseThrow());

	/** May be empty where words are simply left out. */
	private static final ConfigType<String> KINDER = new ConfigType<>("a text", text -> Optional.of(text.strip()),
			text -> "Write what to say instead, or \"\" to leave the phrase out.", "");

	private final ConfigFile file;

	private final ConfigSection root;

	private final boolean tried;

	private final Set<String> ids = new HashSet<>();

	/**
	 * @param tried whether the examples are known to hold one of their phrases
	 */
	PhrasingReader(ConfigFile file, boolean tried) {
		this.file = file;
		this.root = file.root();
		this.tried = tried;
	}

	Phrasing read() {
		PersonWords personWords = new PersonWords(words("people"), words("groups"), new HashSet<>(words("names")),
				words("not-people"), words("adverbs"));
		Exceptions exceptions = new Exceptions(words("unless-after"), words("unless-before"));
		List<PhraseRule> rules = new ArrayList<>();
		List<ConfigSection> sections = this.root.sections("rules");
		sections.forEach(section -> rules.add(rule(section)));
		if (rules.isEmpty()) {
			this.root.refuse("rules", "", "There are no rules.", "Write at least one, or remove the file.");
		}
		this.file.throwIfInvalid();
		if (!this.tried) {
			for (int place = 0; place < rules.size(); place++) {
				tryExample(rules.get(place), sections.get(place),
						new Phrasing(personWords, rules.subList(place, place + 1), exceptions));
			}
			this.file.throwIfInvalid();
		}
		return new Phrasing(personWords, rules, exceptions);
	}

	private List<String> words(String key) {
		List<String> words = this.root.values(key, ConfigType.TEXT);
		if (words.isEmpty()) {
			this.root.refuse(key, "", "\"%s\" names nothing.".formatted(key), "Write a list such as [one, two].");
		}
		return words;
	}

	private PhraseRule rule(ConfigSection section) {
		String id = section.newId("id", ConfigType.ID, this.ids);
		List<BlamingPhrase> phrases = section.values("phrases", PHRASE);
		if (phrases.isEmpty()) {
			section.refuse("phrases", "", "rule \"%s\" has no phrases.".formatted(id),
					"Write a list such as [\"{person} failed to\"].");
		}
		Rewording rewording = new Rewording(section.value("kinder", KINDER));
		for (BlamingPhrase blamingPhrase : phrases) {
			for (String place : rewording.places()) {
				if (!blamingPhrase.places().contains(place)) {
					section.refuse("kinder", rewording.template(),
							"kinder uses {%s}, which not every phrase of \"%s\" finds.".formatted(place, id),
							"Use only what is in braces in each of its phrases.");
				}
			}
		}
		return new PhraseRule(id, phrases, rewording, section.value("why", ConfigType.TEXT),
				section.value("example", ConfigType.TEXT));
	}

	private static void tryExample(PhraseRule rule, ConfigSection section, Phrasing alone) {
		if (alone.hints(rule.example()).isEmpty()) {
			section.refuse("example", rule.example(), "rule \"%s\" finds nothing in its example.".formatted(rule.id()),
					"Write a sentence with one of its phrases, or fix the phrase.");
		}
	}

}
