package dev.firewatch.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Imported.Passage;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.exchange.ReadReview.PlacedLine;
import dev.firewatch.exchange.ReadReview.UnplacedLine;
import dev.firewatch.exchange.ReviewHead.FactLine;
import dev.firewatch.exchange.ReviewHead.HeadFact;
import dev.firewatch.exchange.TextOutline.OutlinedLine;
import dev.firewatch.exchange.TextOutline.Part;
import dev.firewatch.exchange.YamlImport.Arrival;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Incident.Declaration;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.RoleHolder;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Severity;
import dev.firewatch.policy.SeverityWords;
import dev.firewatch.postmortem.Template;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Fix.DropRequest;
import dev.firewatch.remediation.Fix.FixProgress;
import dev.firewatch.remediation.CheckSchedule;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.SpokenRules;
import dev.firewatch.timeline.TimelineImport;
import dev.firewatch.timeline.TimelineImport.Context;
import dev.firewatch.timeline.TimelineImport.ImportedLine;
import dev.firewatch.timeline.WrittenDay;
import org.jspecify.annotations.Nullable;

/**
 * Makes an incident of a postmortem that somebody wrote as a text. Its headings say what
 * goes where; what finds no place is kept in order under its own heading, and nothing is
 * added that nobody wrote.
 */
final class MarkdownReview {

	private static final int LONGEST_TITLE = 200;

	private static final int MOST_LINES = 20_000;

	private static final Pattern KIND_OF_TEXT = Pattern.compile(
			"(?iu)^(?:[^\\p{L}\\d]*)(?:(?:re|fwd?|aw|wg):\\s*)*(?:\\[[^\\]]{1,30}]\\s*)?(?:incident |public |internal |final |draft )*"
					+ "(?:post[- ]?mortem|post[- ]incident (?:review|report)|(?:incident|outage) (?:report|review|analysis|summary)|root cause analysis|rca|correction of errors?(?: \\(coe\\))?|coe|pir|retrospective|after[- ]action (?:report|review)|vorfallbericht|störungsbericht|nachbericht)"
					+ "(?:\\s+(?:of|for|on|about|zu|zum|zur|f\u00fcr))?\\s*(?:[:|#\u2013\u2014-]\\s*)?");

	private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+\u2022\u25e6]|\\d{1,3}[.)])\\s+");

	/** What is bold in a text is only bold: a timeline is plain. */
	private static final Pattern BOLD = Pattern.compile("\\*\\*([^\\s*](?:[^*\n]{0,500}[^\\s*])?)\\*\\*");

	private static final Pattern ZONE_LINE = Pattern
		.compile("(?iu).*\\b(?:all |the )?(?:times?|timestamps?|zeiten|uhrzeiten|time ?zone)\\b.*");

	private final List<Part> parts;

	private final Policy policy;

	private final Arrival arrival;

	private final SpokenRules rules;

	private final ReviewHead head = new ReviewHead();

	private final Map<String, Map<String, List<String>>> answers = new LinkedHashMap<>();

	private final List<PlacedLine> placed = new ArrayList<>();

	private final List<UnplacedLine> unplaced = new ArrayList<>();

	private final List<Passage> rest = new ArrayList<>();

	private final List<String> assumed = new ArrayList<>();

	private final String text;

	private String title = "";

	private MarkdownReview(String text, Policy policy, Arrival arrival) {
		this.text = text;
		this.parts = TextOutline.of(text);
		this.policy = policy;
		this.arrival = arrival;
		this.rules = new SpokenRules(policy.timeline().dayFirst(), policy.timeline().zoneNames());
	}

	/**
	 * Reads a text; throws {@link InvalidConfiguration} if it can't be one of a review.
	 */
	static ReadReview read(String given, Template template, Policy policy, Arrival arrival) {
		long count = given.chars().filter(letter -> letter == '\n').count();
		if (count > MOST_LINES) {
			throw refused(MOST_LINES, "That is %,d lines; %,d fit.".formatted(count, MOST_LINES),
					"Send it in parts, each a postmortem of its own.");
		}
		String text = given.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
		return new MarkdownReview(text, policy, arrival).review(template);
	}

	private ReadReview review(Template template) {
		List<Part> body = headed();
		Severity severity = severity();
		TimelineImport timeline = timeline(body);
		LocalDate date = date(timeline);
		@Nullable Instant detected = moment(HeadFact.DETECTED, date);
		@Nullable Instant begun = moment(HeadFact.BEGIN, date);
		@Nullable Instant ended = moment(HeadFact.END, date);
		@Nullable Instant mitigated = moment(HeadFact.MITIGATED, date);
		List<Instant> told = timeline.lines().stream().map(line -> line.when().start()).sorted().toList();
		Instant begin = Stream.of(Optional.ofNullable(begun), told.stream().findFirst(), Optional.ofNullable(detected))
			.flatMap(Optional::stream)
			.findFirst()
			.orElseGet(() -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
		Instant end = ended != null && !ended.isBefore(begin) ? ended
				: told.stream().max(Comparator.naturalOrder()).filter(last -> !last.isBefore(begin)).orElse(begin);
		Incident incident = Incident.declared(
				new Declaration(title, Kind.INCIDENT, false, arrival.home(), arrival.by(), begin, severity), List.of(),
				severity);
		if (mitigated != null && !mitigated.isBefore(begin) && !mitigated.isAfter(end)) {
			incident.mitigate(mitigated);
		}
		incident.resolve(end);
		incident.followUp();
		incident.archive(arrival.at());
		commander(incident, begin);
		Casefile file = Casefile.opened(id(), arrival.origin(), incident);
		List<Entry> entries = entries(timeline);
		head.passages().forEach((line, place) -> prose(place, line.number(), null, line.text(), file));
		body.forEach(part -> part(part, file, LocalDate.ofInstant(end, ZoneOffset.UTC), end));
		keepHead();
		file.importedAs(arrival.imported().keeping(rest));
		publish(file, template);
		placed.sort(Comparator.comparingInt(PlacedLine::line));
		unplaced.sort(Comparator.comparingInt(UnplacedLine::line));
		return new ReadReview(file, entries, Map.of(), placed, unplaced, assumed);
	}

	private void publish(Casefile file, Template template) {
		Map<String, Map<String, String>> given = new LinkedHashMap<>();
		answers.forEach((section, questions) -> questions.forEach((question, texts) -> {
			if (template.section(section).isPresent() && template.question(question).isPresent()) {
				given.computeIfAbsent(section, one -> new LinkedHashMap<>()).put(question, String.join("\n\n", texts));
			}
		}));
		file.reopenedAs(template, arrival.at())
			.publishedElsewhere(given, arrival.by(), arrival.at(), file.contentHash());
	}

	/** Takes title and facts off, and answers the parts that are left. */
	private List<Part> headed() {
		List<Part> body = new ArrayList<>();
		boolean titled = false;
		int begin = (int) text.lines().takeWhile(String::isBlank).count() + 1;
		for (Part part : parts) {
			boolean top = part.heading() == null;
			boolean names = !titled && !top && part.place() == null && body.isEmpty()
					&& (part.level() <= 2 || part.line() == begin);
			if (names) {
				titled = true;
				title(part.line(), String.valueOf(part.heading()));
			}
			if (top || names || part.place() == ReviewHeading.HEAD) {
				head.read(part.body());
			}
			else {
				body.add(part);
			}
		}
		head.fact(HeadFact.TITLE).ifPresent(fact -> {
			if (title.isEmpty()) {
				title(fact.line(), fact.value());
			}
			else if (!fact.value().equals(title)) {
				head.giveBack(HeadFact.TITLE);
			}
		});
		if (title.isEmpty()) {
			head.rest().stream().findFirst().filter(line -> line.text().length() <= LONGEST_TITLE).ifPresent(line -> {
				title(line.number(), line.text());
			});
		}
		if (title.isEmpty()) {
			title = "Imported incident";
			assumed.add("The text has no title. Begin it with one, such as \"# Checkout was down\".");
		}
		return body;
	}

	private void title(int line, String written) {
		String plain = written.replaceAll("\\*\\*|__|`", "").strip();
		String without = KIND_OF_TEXT.matcher(plain).replaceFirst("").strip();
		String said = without.isEmpty() ? plain : without;
		title = said.length() <= LONGEST_TITLE ? said : said.substring(0, LONGEST_TITLE - 1).strip() + "\u2026";
		if (said.length() > LONGEST_TITLE) {
			keep(null, List.of(new OutlinedLine(line, plain)));
		}
		placed.add(new PlacedLine(line, "title"));
	}

	private Severity severity() {
		Optional<FactLine> said = head.fact(HeadFact.SEVERITY);
		Optional<Severity> severity = said.flatMap(fact -> SeverityWords.parse(fact.value()));
		if (severity.isPresent()) {
			placed.add(new PlacedLine(said.orElseThrow().line(), "severity"));
			if (said.orElseThrow().value().length() > 12) {
				// More than the severity itself was said of it.
				head.giveBack(HeadFact.SEVERITY);
			}
			return severity.get();
		}
		head.giveBack(HeadFact.SEVERITY);
		assumed.add("The text names no severity; SEV2 is taken. Set it with sev.");
		return Severity.SEV2;
	}

	private IncidentId id() {
		Optional<FactLine> said = head.fact(HeadFact.ID)
			.filter(fact -> fact.value().matches("(?=.*\\d)[\\p{L}][\\p{L}\\d._-]{1,79}"));
		if (said.isEmpty()) {
			head.giveBack(HeadFact.ID);
			return arrival.id().get();
		}
		placed.add(new PlacedLine(said.get().line(), "id"));
		return new IncidentId(said.get().value());
	}

	private void commander(Incident incident, Instant since) {
		head.fact(HeadFact.COMMANDER).ifPresent(fact -> arrival.person(fact.value()).ifPresentOrElse(person -> {
			incident.give(new RoleHolder("commander", person, since));
			placed.add(new PlacedLine(fact.line(), "roles/commander"));
		}, () -> head.giveBack(HeadFact.COMMANDER)));
	}

	/**
	 * The day it was: as the head says, else the title, the timeline, or any date at all.
	 */
	private LocalDate date(TimelineImport timeline) {
		for (HeadFact fact : List.of(HeadFact.DATE, HeadFact.BEGIN, HeadFact.DETECTED, HeadFact.END)) {
			Optional<FactLine> said = head.fact(fact);
			Optional<LocalDate> date = said.flatMap(one -> WrittenDay.within(one.value(), rules.dayFirst()));
			if (date.isPresent()) {
				if (fact == HeadFact.DATE) {
					placed.add(new PlacedLine(said.orElseThrow().line(), "date"));
				}
				return date.get();
			}
		}
		head.giveBack(HeadFact.DATE);
		return timeline.lines()
			.stream()
			.map(line -> LocalDate.ofInstant(line.when().start(), ZoneOffset.UTC))
			.min(Comparator.naturalOrder())
			.or(() -> firstDate())
			.orElseThrow(() -> refused(1, "The text says no date.",
					"Write the day of the incident on a line of its own at the top, such as: Date: 2026-11-20"));
	}

	private Optional<LocalDate> firstDate() {
		return WrittenDay.within(text.length() > 100_000 ? text.substring(0, 100_000) : text, rules.dayFirst())
			.filter(date -> !date.isAfter(LocalDate.ofInstant(arrival.at(), ZoneOffset.UTC)));
	}

	private static InvalidConfiguration refused(int line, String complaint, String remedy) {
		return new InvalidConfiguration(List.of(new ConfigProblem("import", line, "", complaint, remedy)));
	}

	/** A moment of the head; what can't be read as one is kept. */
	private @Nullable Instant moment(HeadFact fact, LocalDate date) {
		Optional<FactLine> said = head.fact(fact);
		if (said.isEmpty()) {
			return null;
		}
		String value = WrittenDay.withoutUhr(WrittenDay.inEnglish(said.get().value()));
		TimelineImport read = TimelineImport.read(zoneLines() + value + " \u00b7 x", context(date));
		if (read.lines().size() != 1 || !read.lines().get(0).text().endsWith("x")) {
			head.giveBack(fact);
			return null;
		}
		placed.add(new PlacedLine(said.get().line(), fact.name().toLowerCase(Locale.ROOT)));
		return read.lines().get(0).when().start();
	}

	private Context context(LocalDate date) {
		return new Context(date, date.atStartOfDay(policy.zone()).toInstant(), policy.zone(), arrival.at(), rules);
	}

	/** The lines that say in which zone the text tells the time. */
	private String zoneLines() {
		StringBuilder lines = new StringBuilder();
		text.lines()
			.filter(line -> line.length() < 200 && ZONE_LINE.matcher(line).matches())
			.limit(5)
			.forEach(line -> lines.append(line).append("\n\n"));
		return lines.toString();
	}

	/** Reads the parts that are timelines, each line at its place. */
	private TimelineImport timeline(List<Part> body) {
		String[] lines = new String[text.split("\n", -1).length];
		Arrays.fill(lines, "");
		List<Part> told = body.stream().filter(part -> part.place() == ReviewHeading.TIMELINE).toList();
		for (Part part : told) {
			if (part.heading() != null) {
				lines[part.line() - 1] = "## " + WrittenDay.inEnglish(part.heading());
			}
			part.body().forEach(line -> lines[line.number() - 1] = WrittenDay.withoutUhr(line.text()));
		}
		if (told.isEmpty()) {
			return new TimelineImport(TimelineImport.Format.LINES, List.of(), List.of(), null, List.of());
		}
		String[] all = text.split("\n", -1);
		for (int n = 0; n < all.length; n++) {
			if (lines[n].isEmpty() && all[n].length() < 200 && n < told.get(0).line()
					&& ZONE_LINE.matcher(all[n]).matches()) {
				lines[n] = all[n];
			}
		}
		LocalDate day = Stream.of(HeadFact.DATE, HeadFact.BEGIN, HeadFact.DETECTED, HeadFact.END)
			.flatMap(fact -> head.fact(fact).stream())
			.flatMap(fact -> WrittenDay.within(fact.value(), rules.dayFirst()).stream())
			.findFirst()
			.or(this::firstDate)
			.orElse(null);
		if (day == null) {
			return TimelineImport.read(String.join("\n", lines),
					new Context(null, Instant.EPOCH, policy.zone(), arrival.at(), rules));
		}
		return TimelineImport.read(String.join("\n", lines), context(day));
	}

	private List<Entry> entries(TimelineImport read) {
		List<Entry> entries = new ArrayList<>();
		List<ImportedLine> lines = read.lines()
			.stream()
			.sorted(Comparator.comparing((ImportedLine line) -> line.when().start()))
			.toList();
		for (ImportedLine line : lines) {
			Optional<PersonId> author = Optional.ofNullable(line.author()).flatMap(arrival::person);
			String plain = BOLD.matcher(line.text()).replaceAll("$1");
			String said = line.author() == null || author.isPresent() ? plain : line.author() + ": " + plain;
			Draft draft = new Draft(arrival.origin() + "#" + entries.size(), line.when(), arrival.at(),
					author.orElse(arrival.by()), Source.IMPORT, said, line.mark(), line.link());
			entries.add(draft.at(entries.size() + 1));
			placed.add(new PlacedLine(line.number(), "timeline/E" + entries.size()));
		}
		String[] all = text.split("\n", -1);
		Map<Boolean, List<OutlinedLine>> left = read.problems()
			.stream()
			.filter(problem -> problem.line() <= all.length && !all[problem.line() - 1].isBlank())
			.map(problem -> new OutlinedLine(problem.line(), all[problem.line() - 1]))
			.distinct()
			.collect(Collectors
				.partitioningBy(line -> line.text().length() < 200 && ZONE_LINE.matcher(line.text()).matches()));
		left.getOrDefault(true, List.of()).forEach(line -> placed.add(new PlacedLine(line.number(), "timeline")));
		keep("Timeline", left.getOrDefault(false, List.of()));
		return entries;
	}

	private void part(Part part, Casefile file, LocalDate from, Instant end) {
		@Nullable ReviewHeading place = part.place();
		if (place == null) {
			keep(part.heading(), part.body());
			return;
		}
		switch (place) {
			case TIMELINE -> {
			}
			case ACTIONS -> actions(part, file, from, end);
			case FACTORS, TRIGGER -> causes(part, file);
			case ROOT_CAUSE -> rootCause(part, file);
			case WHYS -> whys(part, file);
			case NOT_CAUSE -> items(part).forEach(item -> {
				placed.add(new PlacedLine(item.number(), "not-causes"));
				file.causes().ruleOut(item.text(), null, arrival.by());
			});
			default -> prose(place, part.first(), part.inherited() ? part.heading() : null, part.text(), file);
		}
	}

	private void prose(ReviewHeading place, int line, @Nullable String heading, String said, Casefile file) {
		if (said.isBlank()) {
			return;
		}
		String[] answer = place.answer().orElseThrow().split("/");
		boolean list = answer[0].equals("lessons");
		String body = list ? said.lines()
			.map(one -> BULLET.matcher(one).replaceFirst(""))
			.filter(one -> !one.isBlank())
			.collect(Collectors.joining("\n")) : said;
		String whole = heading == null ? body : heading.strip() + ":\n" + body;
		answers.computeIfAbsent(answer[0], section -> new LinkedHashMap<>())
			.computeIfAbsent(answer[1], question -> new ArrayList<>())
			.add(whole);
		placed.add(new PlacedLine(line, place.answer().orElseThrow()));
	}

	private void rootCause(Part part, Casefile file) {
		String said = part.text();
		boolean list = !said.isEmpty() && said.lines()
			.filter(line -> !line.isBlank())
			.allMatch(line -> BULLET.matcher(line).find() || line.startsWith("  "));
		if (list) {
			causes(part, file);
		}
		else {
			prose(ReviewHeading.ROOT_CAUSE, part.first(), part.inherited() ? part.heading() : null, said, file);
		}
	}

	private void causes(Part part, Casefile file) {
		items(part).forEach(item -> placed.add(new PlacedLine(item.number(),
				"causes/" + file.causes().add(ActionLines.plain(item.text()), null, false, arrival.by()).id())));
	}

	private void whys(Part part, Casefile file) {
		items(part).forEach(item -> {
			int level = file.causes().whys().size() + 1;
			file.causes().why(level, ActionLines.plain(item.text()), null, arrival.by());
			placed.add(new PlacedLine(item.number(), "whys/" + level));
		});
		file.causes().reachRoot();
	}

	/**
	 * The items of a list, with what is indented below them; paragraphs where there is
	 * none.
	 */
	private static List<OutlinedLine> items(Part part) {
		List<OutlinedLine> items = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		int begun = 0;
		boolean blank = true;
		for (OutlinedLine line : part.body()) {
			String typed = line.text();
			if (typed.isBlank()) {
				blank = true;
				continue;
			}
			boolean bullet = BULLET.matcher(typed).find();
			boolean below = typed.startsWith("  ") || typed.startsWith("\t");
			String plain = BULLET.matcher(typed).replaceFirst("").strip();
			if (begun == 0 || bullet && !below || blank && !below) {
				add(items, begun, text);
				begun = line.number();
				text.append(plain);
			}
			else {
				text.append(bullet ? "; " : " ").append(plain);
			}
			blank = false;
		}
		add(items, begun, text);
		return items;
	}

	private static void add(List<OutlinedLine> items, int line, StringBuilder text) {
		if (!text.isEmpty()) {
			items.add(new OutlinedLine(line, text.toString()));
			text.setLength(0);
		}
	}

	private void actions(Part part, Casefile file, LocalDate from, Instant end) {
		ActionLines.ReadActions read = new ActionLines(from, rules.dayFirst()).read(part.body());
		for (ActionItem item : read.items()) {
			List<Owner> owners = item.owners().stream().map(this::owner).toList();
			Fix fix = file.promise(
					new NewFix(item.text(), end, arrival.by(), owners, List.of(), item.due(), VerificationPlan.NONE));
			brought(fix, item.status(), end);
			placed.add(new PlacedLine(item.line(), "fixes/" + fix.id()));
		}
		List<OutlinedLine> prose = read.prose().stream().filter(line -> !Cells.isRule(line.text())).toList();
		if (read.items().isEmpty()) {
			prose(ReviewHeading.ACTIONS, part.first(), part.inherited() ? part.heading() : null, part.text(), file);
		}
		else {
			keep(part.heading(), prose);
		}
	}

	/** A person known here, else the name as a role that nobody holds yet. */
	private Owner owner(String name) {
		return arrival.person(name).map(Owner::of).orElseGet(() -> Owner.of(name.replaceFirst("^@", "")));
	}

	private void brought(Fix fix, FixStatus status, Instant end) {
		if (status == FixStatus.OPEN) {
			return;
		}
		@Nullable DropRequest drop = status == FixStatus.DROPPED
				? new DropRequest(arrival.by(), end, "Said so in the text that was imported", arrival.by()) : null;
		fix.broughtTo(new FixProgress(status, FixScope.NONE, null, null, null, null, null, null, drop, List.of(),
				CheckSchedule.ONCE, List.of(), null, null, null));
	}

	private void keepHead() {
		List<OutlinedLine> left = head.rest()
			.stream()
			.filter(line -> placed.stream().noneMatch(one -> one.line() == line.number() && one.to().equals("title")))
			.toList();
		if (!left.isEmpty()) {
			List<Passage> before = List.copyOf(rest);
			rest.clear();
			keep(null, left);
			rest.addAll(before);
		}
	}

	/** Keeps what found no place as it was written. */
	private void keep(@Nullable String heading, List<OutlinedLine> lines) {
		List<String> texts = lines.stream().map(line -> line.text().stripTrailing()).toList();
		String said = String.join("\n", texts).strip();
		if (!said.isEmpty()) {
			rest.add(new Passage(heading, said));
			lines.stream()
				.filter(line -> !line.text().isBlank())
				.forEach(line -> unplaced.add(new UnplacedLine(line.number(), line.text().strip())));
		}
	}

}
