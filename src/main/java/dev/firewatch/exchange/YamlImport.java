package dev.firewatch.exchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.casefile.Imported;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.ConfigFile;
import dev.firewatch.policy.ConfigSection;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Reads a post-incident review, with or without its root and with or without what
 * Firewatch adds. Texts are kept as they are written; mistakes are reported by line.
 */
public final class YamlImport {

	private static final String ROOT = "incident_review";

	/** The template whose questions match the structure. */
	private static final String TEMPLATE = "risk-review";

	private final Templates templates;

	public YamlImport(Templates templates) {
		this.templates = templates;
	}

	/**
	 * How a file arrives.
	 *
	 * @param origin the same for each delivery of the same file
	 * @param home the platform on which the incident lives
	 * @param id numbers an incident that brings no id
	 * @param people whom a name means, where they are known here
	 */
	public record Arrival(PersonId by, Instant at, String origin, Platform home, Supplier<IncidentId> id,
			Function<String, Optional<PersonId>> people) {

		Arrival(PersonId by, Instant at, String origin, Platform home, Supplier<IncidentId> id) {
			this(by, at, origin, home, id, name -> Optional.empty());
		}

		/** Whom a name in the file means; empty if they aren't known here. */
		Optional<PersonId> person(String name) {
			return people.apply(name);
		}

		Imported imported() {
			return new Imported(origin, by, at);
		}

	}

	/**
	 * Reads a file; throws {@code InvalidConfiguration} with everything that is wrong
	 * with it.
	 */
	public ReadReview read(String yaml, Arrival arrival) {
		ConfigFile file = ConfigFile.of("import", yaml);
		ConfigSection root = file.root().has(ROOT) ? file.root().section(ROOT) : file.root();
		ConfigSection holder = file.root().has(ReviewStructure.EXTENSION) ? file.root() : root;
		Object extension = holder.raw(ReviewStructure.EXTENSION);
		int line = holder.line(ReviewStructure.EXTENSION);
		ReviewFields fields = new ReviewFields(root, paths());
		if (extension == null) {
			fields.check();
			file.throwIfInvalid();
			return plain(fields, arrival);
		}
		CasefileTree.Whole whole = whole(extension, file, line, arrival);
		ReadReview readReview = new ReadReview(whole.file(), whole.timeline(), whole.names());
		whole.file()
			.importedAs(arrival.imported().keeping(whole.file().imported().map(Imported::rest).orElse(List.of())));
		edited(readReview, fields, file, arrival);
		file.throwIfInvalid();
		return readReview;
	}

	/** Every path that any template's answers go to. */
	private List<String> paths() {
		return templates.byId()
			.values()
			.stream()
			.flatMap(template -> questions(template))
			.map(question -> question.use().export())
			.filter(Objects::nonNull)
			.distinct()
			.toList();
	}

	private static Stream<Question> questions(Template template) {
		return template.sections().stream().flatMap(section -> section.questions().stream());
	}

	private static CasefileTree.Whole whole(Object extension, ConfigFile file, int line, Arrival arrival) {
		try {
			return CasefileTree.read((Map<?, ?>) extension, arrival.origin());
		}
		catch (IllegalArgumentException | ClassCastException unreadable) {
			file.refuse(line, "", "\"firewatch\" can't be read: " + unreadable.getMessage(),
					"Leave it as it was exported, or take it out.");
			file.throwIfInvalid();
			throw unreadable;
		}
	}

	/** Applies what was changed by hand in the file after its export. */
	private void edited(ReadReview readReview, ReviewFields fields, ConfigFile file, Arrival arrival) {
		Optional<Template> template = readReview.file()
			.postmortem()
			.flatMap(postmortem -> templates.template(postmortem.template()));
		Dossier dossier = new Dossier(readReview.file(), readReview.entries(), template.orElse(null),
				person -> readReview.names().getOrDefault(person, person.value()));
		Map<String, Object> exported = new YamlExport(dossier).values();
		for (Map.Entry<String, Object> given : fields.values().entrySet()) {
			if (same(given.getValue(), exported.get(given.getKey()))) {
				continue;
			}
			Optional<YamlPlace> place = template.flatMap(there -> place(there, given.getKey()))
				.filter(there -> readReview.file()
					.postmortem()
					.filter(document -> document.has(there.section()))
					.isPresent());
			if (place.isEmpty()) {
				file.refuse(fields.line(given.getKey()), "",
						"\"%s\" differs from the value under \"firewatch\".".formatted(given.getKey()),
						"Change it back, or take \"firewatch\" out.");
			}
			else {
				readReview.file()
					.postmortem()
					.orElseThrow()
					.replaceAnswer(place.get().section(), place.get().question().id(), text(given.getValue()),
							arrival.by(), arrival.at());
			}
		}
	}

	private static boolean same(Object given, @Nullable Object exported) {
		return given.equals(exported) || (exported instanceof String text && text(given).strip().equals(text.strip()));
	}

	/** Where the answer for a path belongs. */
	private record YamlPlace(String section, Question question) {
	}

	private static Optional<YamlPlace> place(Template template, String path) {
		for (Section section : template.sections()) {
			for (Question question : section.questions()) {
				if (path.equals(question.use().export()) && (question.isAsked() || question.isCorrectable())) {
					return Optional.of(new YamlPlace(section.id(), question));
				}
			}
		}
		return Optional.empty();
	}

	private static String text(Object value) {
		return value instanceof List<?> list ? String.join("\n", list.stream().map(String::valueOf).toList())
				: String.valueOf(value);
	}

	private ReadReview plain(ReviewFields fields, Arrival arrival) {
		IncidentId id = fields.id().map(IncidentId::new).orElseGet(arrival.id());
		ReviewCase made = new ReviewCase(fields);
		Casefile file = made.casefile(id, arrival);
		List<Entry> entries = made.entries(arrival);
		file.importedAs(arrival.imported());
		Template template = templates.template(TEMPLATE).orElseThrow();
		Postmortem postmortem = file.reopenedAs(template, arrival.at());
		Map<String, Map<String, String>> answers = new LinkedHashMap<>();
		fields.values()
			.forEach((path, value) -> place(template, path).filter(yamlPlace -> yamlPlace.question().isAsked())
				.ifPresent(yamlPlace -> answers.computeIfAbsent(yamlPlace.section(), section -> new LinkedHashMap<>())
					.put(yamlPlace.question().id(), text(value))));
		postmortem.publishedElsewhere(answers, arrival.by(), arrival.at(), file.contentHash());
		corrections(file, entries, template, fields, arrival);
		return new ReadReview(file, entries, Map.of());
	}

	/** Keeps the file's version of computed values beside our own. */
	private static void corrections(Casefile file, List<Entry> entries, Template template, ReviewFields fields,
			Arrival arrival) {
		ComputedAnswers facts = new ComputedAnswers(file, entries, PersonId::value, ZoneOffset.UTC);
		List<YamlPlace> places = new ArrayList<>();
		fields.values().keySet().forEach(path -> place(template, path).ifPresent(places::add));
		places.stream().filter(yamlPlace -> !yamlPlace.question().isAsked()).forEach(yamlPlace -> {
			String given = text(
					Objects.requireNonNull(fields.values().get(String.valueOf(yamlPlace.question().use().export()))));
			if (facts.value(String.valueOf(yamlPlace.question().source())).filter(given::equals).isEmpty()) {
				file.postmortem()
					.orElseThrow()
					.replaceAnswer(yamlPlace.section(), yamlPlace.question().id(), given, arrival.by(), arrival.at());
			}
		});
	}

}
