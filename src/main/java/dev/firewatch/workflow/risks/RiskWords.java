package dev.firewatch.workflow.risks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.risk.Cascade;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskIndicator;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.timeline.ComingDay;
import dev.firewatch.timeline.ComingDay.DayFirstText;
import dev.firewatch.workflow.kernel.Departures;
import org.jspecify.annotations.Nullable;

/** Understands what is said of a risk, word by word. */
class RiskWords {

	/** What can be said of a risk, and other words for it. */
	private static final Map<String, String> WORDS = Stream
		.of("p probability likelihood", "impact i", "owner", "title", "describe description", "category",
				"services service", "mitigation mitigate", "planned", "implemented", "proven", "failed", "indicator",
				"cascade", "escalation escalate", "review", "accept accepted", "due", "retire retired", "reopen open",
				"link", "unlink")
		.flatMap(line -> Stream.of(line.split(" ")).map(word -> Map.entry(word, line.split(" ")[0])))
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

	private static final Pattern MENTION = Pattern.compile("(?<=^|\\s)@\\S+");

	private static final Pattern DUE = Pattern.compile("(?i)(?:^|\\s)due\\s+(\\S.*)$", Pattern.DOTALL);

	private static final Pattern BAND = Pattern.compile("([PpIi])=?(\\d{1,3})");

	private final People people;

	private final boolean dayFirst;

	RiskWords(People people, Policy policy) {
		this.people = people;
		this.dayFirst = policy.timeline().dayFirst();
	}

	/** What the word asks for, if it is one that can be said of a risk. */
	static Optional<String> sub(String word) {
		return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
	}

	/**
	 * A new risk as typed.
	 *
	 * @param probability null if it was not said
	 * @param impact null if it was not said
	 * @param refusal null if all is understood
	 */
	record NewRisk(String title, @Nullable Integer probability, @Nullable Integer impact, @Nullable RiskOwner owner,
			@Nullable String refusal) {
	}

	/**
	 * Reads {@code <title> [P2 I4] [@owner]}: scores and owner count at the end alone.
	 */
	NewRisk entered(Command command, String text) {
		List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
		Integer probability = null;
		Integer impact = null;
		RiskOwner owner = null;
		while (words.size() > 1) {
			String last = words.get(words.size() - 1).replaceAll(",$", "");
			Matcher band = BAND.matcher(last);
			if (band.matches()) {
				int number = Integer.parseInt(band.group(2));
				boolean likely = band.group(1).equalsIgnoreCase("p");
				if (number < 1 || number > RiskContent.MOST) {
					return new NewRisk(text.strip(), null, null, null,
							"Probability and impact go from 1 to 5, such as `P2 I4`.");
				}
				probability = likely ? Integer.valueOf(number) : probability;
				impact = likely ? impact : Integer.valueOf(number);
			}
			else if (last.startsWith("@") && owner == null) {
				Optional<RiskOwner> named = mentioned(command, last);
				if (named.isEmpty()) {
					return new NewRisk(text.strip(), null, null, null, unknown(last));
				}
				owner = named.get();
			}
			else {
				break;
			}
			words.remove(words.size() - 1);
		}
		String title = text.strip();
		for (int n = text.strip().split("\\s+").length; n > words.size(); n--) {
			title = title.replaceFirst("\\s+\\S+$", "");
		}
		return new NewRisk(title, probability, impact, owner, null);
	}

	/**
	 * Reads one change.
	 * @param sub what it is about, as {@link #sub} names it
	 */
	RiskEdit edit(Command command, RiskContent risk, String sub, String text) {
		return switch (sub) {
			case "p" -> band("p", text, band -> said -> said.likely(band));
			case "impact" -> band("impact", text, band -> said -> said.harmful(band));
			case "owner" -> owner(command, text);
			case "title" -> text.isBlank() ? RiskEdit.refused("text", "What is its title? `title Queue overflows`")
					: RiskEdit.of(said -> said.titled(text.strip()), "");
			case "describe" -> RiskEdit.of(said -> said.described(orNull(text), said.category(), said.services()), "");
			case "category" ->
				RiskEdit.of(said -> said.described(said.description(), orNull(text), said.services()), "");
			case "services" -> RiskEdit.of(said -> said.described(said.description(), said.category(), list(text)), "");
			case "escalation" -> RiskEdit.of(said -> said.escalating(orNull(text)), "");
			case "mitigation" -> mitigation(command, text);
			case "planned", "implemented", "proven", "failed" ->
				state(risk, MitigationState.valueOf(sub.toUpperCase(Locale.ROOT)), text);
			case "due" -> due(command, risk, text);
			case "indicator" -> indicator(text);
			case "cascade" -> cascade(text);
			case "review" -> review(command, text);
			case "accept" -> accept(command, text);
			case "retire" ->
				because(text, "Why is it no risk any more? `retire the service is gone`", RiskContent::retired);
			case "reopen" -> because(text, "Why is it a risk again? `reopen it happened after all`", RiskContent::open);
			default -> throw new IllegalArgumentException(sub);
		};
	}

	/** Makes a change of a number. */
	private interface BandChange {

		UnaryOperator<RiskContent> to(int band);

	}

	private static RiskEdit band(String field, String text, BandChange change) {
		FirstWord words = FirstWord.of(text);
		String number = words.first().replaceAll("^[=PpIi]+(?=\\d)|[:,]$", "");
		return number.matches("[1-5]") ? RiskEdit.of(change.to(Integer.parseInt(number)), words.rest())
				: RiskEdit.refused(field, "Scores go from 1 to 5: `" + field + " 4 three times this year`.");
	}

	private RiskEdit owner(Command command, String text) {
		FirstWord words = FirstWord.of(text);
		Optional<RiskOwner> owner = mentioned(command, words.first());
		return owner.isEmpty() ? RiskEdit.refused("owner", unknown(words.first())) : owned(owner.get(), words.rest());
	}

	/** The risk gets this owner. */
	RiskEdit owned(RiskOwner owner, String why) {
		return Optional.ofNullable(owner.person())
			.flatMap(person -> Departures.refusal(people, List.of(person)))
			.map(gone -> RiskEdit.refused("owner", gone))
			.orElseGet(() -> RiskEdit.of(said -> said.ownedBy(owner), why));
	}

	private RiskEdit mitigation(Command command, String text) {
		String rest = text.strip();
		LocalDate due = null;
		Matcher said = DUE.matcher(rest);
		if (said.find()) {
			Optional<DayFirstText> day = ComingDay.leading(said.group(1), today(command), dayFirst);
			if (day.isEmpty()) {
				return RiskEdit.refused("due", noDay(said.group(1), "mitigation Contract tests @bob due fri"));
			}
			due = day.get().day();
			rest = (rest.substring(0, said.start()) + " " + day.get().rest()).strip();
		}
		RiskOwner owner = null;
		Matcher mention = MENTION.matcher(rest);
		if (mention.find()) {
			Optional<RiskOwner> named = mentioned(command, mention.group());
			if (named.isEmpty()) {
				return RiskEdit.refused("owner", unknown(mention.group()));
			}
			owner = named.get();
			rest = (rest.substring(0, mention.start()) + rest.substring(mention.end())).strip();
		}
		return mitigation(command, rest, owner, due);
	}

	/** The risk gets this mitigation. */
	RiskEdit mitigation(Command command, String text, @Nullable RiskOwner owner, @Nullable LocalDate due) {
		if (text.isBlank()) {
			return RiskEdit.refused("text", "What makes it less likely? `mitigation Contract tests @bob due fri`");
		}
		if (due != null && due.isBefore(today(command))) {
			return RiskEdit.refused("due", due + " is in the past. By when will it be done?");
		}
		Optional<String> gone = Optional.ofNullable(owner)
			.map(RiskOwner::person)
			.flatMap(person -> Departures.refusal(people, List.of(person)));
		return gone.map(why -> RiskEdit.refused("owner", why))
			.orElseGet(() -> RiskEdit.of(
					said -> said.mitigated(with(said.mitigations(), Mitigation.planned(text.strip(), owner, due))),
					""));
	}

	private static RiskEdit state(RiskContent risk, MitigationState state, String text) {
		FirstWord words = FirstWord.of(text);
		String id = words.first().toUpperCase(Locale.ROOT);
		Optional<Mitigation> named = risk.mitigations().stream().filter(one -> one.id().equals(id)).findFirst();
		if (named.isEmpty()) {
			String known = risk.mitigations().stream().map(Mitigation::id).collect(Collectors.joining(", "));
			return RiskEdit.refused("", known.isEmpty() ? "It has no mitigation yet. Add one: `mitigation <text>`."
					: "Which mitigation? It has " + known + ": `" + state.key() + " " + known.split(",")[0] + "`.");
		}
		if (!named.get().state().mayBecome(state)) {
			return RiskEdit.refused("",
					id + " is only planned. Say `implemented " + id + "` first, then whether it has proven itself.");
		}
		return RiskEdit.of(
				said -> said.mitigated(
						said.mitigations().stream().map(one -> one.id().equals(id) ? one.in(state) : one).toList()),
				words.rest());
	}

	private RiskEdit due(Command command, RiskContent risk, String text) {
		FirstWord words = FirstWord.of(text);
		String id = words.first().toUpperCase(Locale.ROOT);
		Optional<DayFirstText> day = ComingDay.leading(words.rest(), today(command), dayFirst);
		if (risk.mitigations().stream().noneMatch(one -> one.id().equals(id))) {
			return RiskEdit.refused("text", "Which mitigation, and by when? `due M1 2026-12-24 the vendor is late`");
		}
		if (day.isEmpty() || day.get().day().isBefore(today(command))) {
			return RiskEdit.refused("text", noDay(words.rest(), "due " + id + " 2026-12-24 the vendor is late"));
		}
		return RiskEdit.of(said -> said.mitigated(said.mitigations()
			.stream()
			.map(one -> one.id().equals(id) ? one.dueOn(day.get().day()) : one)
			.toList()), day.get().rest());
	}

	private static RiskEdit indicator(String text) {
		Matcher parts = Pattern
			.compile("(?is)(?<text>.*?)(?:\\s+threshold\\s+(?<threshold>.*?))?(?:\\s+source\\s+(?<source>.*))?")
			.matcher(text.strip());
		return parts.matches() ? indicator(parts.group("text"), parts.group("threshold"), parts.group("source"))
				: indicator(text, null, null);
	}

	/** The risk gets this indicator. */
	static RiskEdit indicator(String text, @Nullable String threshold, @Nullable String source) {
		if (text.isBlank()) {
			return RiskEdit.refused("text", "What would show it? `indicator Parse errors threshold 5 an hour`");
		}
		RiskIndicator added = new RiskIndicator("", text.strip(), orNull(threshold), orNull(source));
		return RiskEdit.of(said -> said.indicated(with(said.indicators(), added)), "");
	}

	private static RiskEdit cascade(String text) {
		FirstWord words = FirstWord.of(text);
		Optional<RiskId> to = RiskId.parse(words.first());
		if (to.isEmpty()) {
			return RiskEdit.refused("to", "Which risk does it lead to, and how? `cascade RISK-031 reports are late`");
		}
		Cascade added = new Cascade(to.get(), orNull(words.rest()));
		return RiskEdit.of(said -> said
			.cascading(with(said.cascades().stream().filter(one -> !one.to().equals(to.get())).toList(), added)), "");
	}

	private RiskEdit review(Command command, String text) {
		Optional<DayFirstText> day = ComingDay.leading(text, today(command), dayFirst);
		return day.isEmpty() || day.get().day().isBefore(today(command))
				? RiskEdit.refused("day", noDay(text, "review 2026-12-24"))
				: RiskEdit.of(said -> said.reviewedOn(day.get().day()), day.get().rest());
	}

	private RiskEdit accept(Command command, String text) {
		Optional<DayFirstText> day = ComingDay.leading(text, today(command), dayFirst);
		if (day.isEmpty() || !day.get().day().isAfter(today(command))) {
			return RiskEdit.refused("day", noDay(text, "accept until 2026-12-24 the rewrite comes first"));
		}
		return because(day.get().rest(),
				"Why is it accepted? `accept until " + day.get().day() + " the rewrite comes" + " first`",
				said -> said.acceptedUntil(day.get().day()));
	}

	private static RiskEdit because(String why, String sentence, UnaryOperator<RiskContent> change) {
		return why.isBlank() ? RiskEdit.refused("why", sentence) : RiskEdit.of(change, why);
	}

	/** Somebody as the owner of something. */
	RiskOwner owner(PersonId person) {
		return new RiskOwner(people.find(person).map(known -> "@" + known.handle()).orElse(person.value()), person);
	}

	private Optional<RiskOwner> mentioned(Command command, String token) {
		return command.mentioned(token.replaceAll("[,;:.]+$", "")).map(this::owner);
	}

	private static String unknown(String token) {
		return token.isBlank() ? "Who? Mention somebody, such as `owner @bob`."
				: "I don't know " + token + ". Mention somebody, such as `@bob`.";
	}

	private static String noDay(String text, String example) {
		return (text.isBlank() ? "Which day?" : "\"" + text.strip() + "\" begins with no day to come.") + " Try `"
				+ example + "`.";
	}

	private static LocalDate today(Command command) {
		return command.at().atZone(command.caller().person().zone()).toLocalDate();
	}

	private static List<String> list(String text) {
		return Stream.of(text.split("[,;]")).map(String::strip).filter(name -> !name.isEmpty()).toList();
	}

	private static <T> List<T> with(List<T> before, T added) {
		return Stream.concat(before.stream(), Stream.of(added)).toList();
	}

	private static @Nullable String orNull(@Nullable String text) {
		return text == null || text.isBlank() ? null : text.strip();
	}

}
