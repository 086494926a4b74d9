package dev.firewatch.workflow.fixes;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.Command;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.FixRule;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.AcceptanceCriteria;
import dev.firewatch.remediation.CategoryProposal;
import dev.firewatch.remediation.CheckSchedule;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.Horizon;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Target;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.timeline.ComingDay;
import org.jspecify.annotations.Nullable;

/**
 * A fix as typed: the title up to the first mention, then owners and keywords in any
 * order.
 *
 * @param problem what can't be understood; null if all can
 */
public record FixText(String title, List<Owner> owners, @Nullable LocalDate due, List<String> causes,
		@Nullable String metric, @Nullable String target, @Nullable LocalDate check, @Nullable Integer checkAfterDays,
		@Nullable PersonId verifier, @Nullable String method, @Nullable Integer times,
		@Nullable Integer recheckAfterDays, FixScope scope, @Nullable String problem) {

	private static final List<String> CATEGORIES = List.of("prevention", "detection", "response", "training");

	/** What can be said of a fix. */
	private static final Set<String> WORDS = Set.of("due", "for", "metric", "target", "check", "verifier", "horizon",
			"category", "process", "criteria", "lands", "method", "every", "monthly", "recheck");

	private static final String REPEATS = "Checks are repeated monthly, so many times: `every month 6 times`.";

	private static final Set<String> ALL = Set.of("all", "default", "defaults");

	/** A date has no more words, as in {@code 12 dec 2026}. */
	private static final int MOST_WORDS = 3;

	/** Nobody keeps what is promised for later. */
	private static final int MOST_YEARS = 2;

	private static final Pattern MENTION = Pattern.compile("(?<=^|\\s)@(?:[\"“”„][^\"“”„]+[\"“”„]|[^\\s@,]+)");

	private static final Pattern TOKEN = Pattern
		.compile("[\"“”„]([^\"“”„]*)[\"“”„]|(@)[\"“”„]([^\"“”„]+)[\"“”„]|(\\S+)");

	public static FixText read(Command command, LocalDate today, Policy policy) {
		Matcher mention = MENTION.matcher(command.argument());
		if (!mention.find()) {
			return written(command.argument().strip(), List.of(), null);
		}
		String title = command.argument().substring(0, mention.start()).strip();
		Reader reader = new Reader(tokens(command.argument().substring(mention.start())), command, today, policy);
		return reader.read(title).proposed(policy.fixes());
	}

	/** Whether somebody is mentioned: there the title ends. */
	static boolean mentions(String text) {
		return MENTION.matcher(text).find();
	}

	/** A fix of which only this is said. */
	static FixText written(String title, List<Owner> owners, @Nullable LocalDate due) {
		return new FixText(title, owners, due, List.of(), null, null, null, null, null, null, null, null, FixScope.NONE,
				null);
	}

	/**
	 * What is said of a fix that is there already, if the text begins with a word that
	 * can stand after an owner, or names one where nobody owns it yet.
	 */
	static Optional<FixText> details(Fix fix, Command command, String text, LocalDate today, Policy policy) {
		List<String> tokens = tokens(text);
		boolean names = fix.owners().isEmpty() && !tokens.isEmpty() && tokens.get(0).startsWith("@");
		if (tokens.isEmpty() || !names && !WORDS.contains(tokens.get(0).toLowerCase(Locale.ROOT))) {
			return Optional.empty();
		}
		Reader reader = new Reader(tokens, command, today, policy);
		reader.category = fix.scope().category();
		return Optional.of(reader.read(fix.title()));
	}

	/** All that are offered for the category, none, or those written out. */
	static String criteria(String given, @Nullable String category, Policy policy) {
		String word = given.strip().toLowerCase(Locale.ROOT);
		if (word.equals("none")) {
			return AcceptanceCriteria.NONE;
		}
		return AcceptanceCriteria
			.text(ALL.contains(word) ? policy.fixes().criteriaFor(category) : AcceptanceCriteria.lines(given));
	}

	/** Comes before a role that was named in quotes. */
	private static final String ROLE_NAME = "@\"";

	private static List<String> tokens(String text) {
		List<String> tokens = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(text);
		while (matcher.find()) {
			tokens.add(matcher.group(1) != null ? matcher.group(1)
					: matcher.group(2) != null ? ROLE_NAME + matcher.group(3) : matcher.group(4));
		}
		return tokens;
	}

	/** The same with the category its title suggests, if nobody named one. */
	FixText proposed(FixRule rule) {
		if (scope.category() != null) {
			return this;
		}
		return CategoryProposal.of(title, rule)
			.map(made -> new FixText(title, owners, due, causes, metric, target, check, checkAfterDays, verifier,
					method, times, recheckAfterDays, scope.in(made.category()), problem))
			.orElse(this);
	}

	/** How it is to be verified. */
	public VerificationPlan plan() {
		return new VerificationPlan(method, metric, target, check, checkAfterDays, verifier);
	}

	/** How often it is to be checked. */
	public CheckSchedule schedule() {
		return new CheckSchedule(times == null ? 1 : times, null, recheckAfterDays);
	}

	/** Why a day can't be the one by which a fix is due. */
	static Optional<String> untimely(LocalDate due, LocalDate today) {
		if (due.isBefore(today)) {
			return Optional
				.of(due + " is in the past. When will it be done? Try `3d`, `fri` or `" + today.plusDays(14) + "`.");
		}
		return due.isAfter(today.plusYears(MOST_YEARS))
				? Optional.of(due + " is more than two years ahead. Split the fix, or take an earlier day.")
				: Optional.empty();
	}

	/**
	 * How many days a time such as {@code 30d} or {@code 2w} is; a check comes that long
	 * after the fix is done.
	 */
	static Optional<Integer> days(String text, LocalDate today) {
		if (!text.strip().matches("\\d{1,3}\\s*[dwmDWM]")) {
			return Optional.empty();
		}
		return ComingDay.parse(text, today, false).map(day -> (int) ChronoUnit.DAYS.between(today, day));
	}

	/**
	 * The person or role that a mention means; a role unknown to the policy is named in
	 * quotes, such as {@code @"Platform lead"}.
	 */
	static Optional<Owner> owner(String token, Command command, Policy policy) {
		if (token.startsWith(ROLE_NAME)) {
			String name = token.substring(ROLE_NAME.length()).strip();
			return Optional.of(policy.role(name).map(role -> Owner.of(role.id())).orElseGet(() -> Owner.of(name)));
		}
		Optional<PersonId> person = command.mentioned(token);
		if (person.isPresent()) {
			return person.map(Owner::of);
		}
		return policy.role(token.substring(1)).map(role -> Owner.of(role.id()));
	}

	/** Reads the words after the title one by one. */
	private static final class Reader {

		private final List<String> tokens;

		private final Command command;

		private final LocalDate today;

		private final Policy policy;

		private final List<Owner> owners = new ArrayList<>();

		private final List<String> causes = new ArrayList<>();

		private @Nullable LocalDate due;

		private @Nullable String metric;

		private @Nullable String target;

		private @Nullable LocalDate check;

		private @Nullable Integer checkAfterDays;

		private @Nullable PersonId verifier;

		private @Nullable Horizon horizon;

		private @Nullable String category;

		private boolean process;

		private @Nullable String criteria;

		private @Nullable String lands;

		private @Nullable String method;

		private @Nullable Integer times;

		private @Nullable Integer recheckAfterDays;

		private int next;

		Reader(List<String> tokens, Command command, LocalDate today, Policy policy) {
			this.tokens = tokens;
			this.command = command;
			this.today = today;
			this.policy = policy;
		}

		FixText read(String title) {
			String problem = null;
			while (next < tokens.size() && problem == null) {
				problem = take(tokens.get(next++));
			}
			FixScope said = new FixScope(horizon, category, process, null, lands);
			return new FixText(title, owners, due, causes, metric, target, check, checkAfterDays, verifier, method,
					times, recheckAfterDays,
					criteria == null ? said : said.doneWhen(criteria(criteria, kind(title), policy)), problem);
		}

		private @Nullable String kind(String title) {
			return category != null ? category
					: CategoryProposal.of(title, policy.fixes()).map(CategoryProposal::category).orElse(null);
		}

		private @Nullable String take(String token) {
			if (token.startsWith("@") && token.length() > 1) {
				Optional<Owner> owner = owner(token.replaceAll(",$", ""), command, policy);
				owner.filter(named -> !owners.contains(named)).ifPresent(owners::add);
				return owner.isPresent() ? null : "I don't know " + token + ". Mention an owner, such as `@bob`.";
			}
			return switch (token.toLowerCase(Locale.ROOT)) {
				case "and", "," -> null;
				case "due" -> due();
				case "for" -> causes();
				case "metric" -> {
					metric = value();
					yield metric == null ? "What is the metric? Put it in quotes: `metric \"completion rate\"`." : null;
				}
				case "target" -> target();
				case "check" -> check();
				case "verifier" -> verifier();
				case "horizon" -> horizon();
				case "category" -> category();
				case "process" -> {
					process = true;
					yield null;
				}
				case "criteria" -> {
					criteria = value();
					yield criteria == null ? "When is it done? Put it in quotes: `criteria \"alert seen in staging\"`, "
							+ "or say `criteria all` or `criteria none`." : null;
				}
				case "method" -> {
					method = value();
					yield method == null
							? "How will it be verified? Put it in quotes: `method \"A/B test of both screens\"`."
							: null;
				}
				case "every" -> every();
				case "monthly" -> times();
				case "recheck" -> recheck();
				case "lands" -> {
					lands = value();
					yield lands == null ? "Where does the finding land? Put it in quotes: `lands \"runbook\"`." : null;
				}
				default -> "I don't understand \"" + token + "\" after the owner. What can stand there: `due 2w`, "
						+ "`for CF1`, `metric \"…\" target \"…\"`, `check 30d`, `verifier @frank`, `lands \"runbook\"`, "
						+ "`horizon short-term`, `category detection`, `process`, `criteria \"…\"`, "
						+ "`method \"…\"`, `every month 6 times`, `recheck 7d`.";
			};
		}

		private @Nullable String due() {
			String said = day();
			due = coming(said).orElse(null);
			return due == null ? unknownDay(said) : untimely(due, today).orElse(null);
		}

		private @Nullable String check() {
			String said = day();
			checkAfterDays = days(said, today).orElse(null);
			check = checkAfterDays != null ? null : coming(said).orElse(null);
			return check == null && checkAfterDays == null ? unknownDay(said) : null;
		}

		/**
		 * The words of a date, such as {@code 12 dec}: as many as can be read, else all
		 * that belong together.
		 */
		private String day() {
			int most = 0;
			while (most < MOST_WORDS && next + most < tokens.size() && !startsSomethingElse(tokens.get(next + most))) {
				most++;
			}
			int taken = most;
			while (taken > 1 && coming(words(taken)).isEmpty()) {
				taken--;
			}
			boolean readable = taken > 0 && coming(words(taken)).isPresent();
			String said = words(readable ? taken : most);
			next += readable ? taken : most;
			return said;
		}

		private Optional<LocalDate> coming(String said) {
			return ComingDay.parse(said, today, policy.timeline().dayFirst());
		}

		private String words(int number) {
			return String.join(" ", tokens.subList(next, next + number));
		}

		private static boolean startsSomethingElse(String token) {
			return token.startsWith("@") || WORDS.contains(token.toLowerCase(Locale.ROOT));
		}

		private @Nullable String every() {
			String period = value();
			return period != null && period.toLowerCase(Locale.ROOT).matches("months?,?") ? times() : REPEATS;
		}

		private @Nullable String times() {
			String number = value();
			if (number == null || !number.matches("\\d{1,2}x?")) {
				return REPEATS;
			}
			int wanted = Integer.parseInt(number.replace("x", ""));
			if (wanted < 2 || wanted > CheckSchedule.MOST_TIMES) {
				return "I can repeat a check 2 to " + CheckSchedule.MOST_TIMES + " times. " + REPEATS;
			}
			times = wanted;
			if (next < tokens.size() && tokens.get(next).equalsIgnoreCase("times")) {
				next++;
			}
			return null;
		}

		private @Nullable String recheck() {
			String wait = value();
			recheckAfterDays = wait == null ? null : days(wait, today).filter(found -> found > 0).orElse(null);
			return recheckAfterDays == null ? "How long after a missed target? Try `recheck 7d` or `recheck 2w`."
					: null;
		}

		private @Nullable String causes() {
			String ids = value();
			if (ids == null) {
				return "For which cause? Name it like `for CF1`.";
			}
			Arrays.stream(ids.split(","))
				.filter(id -> !id.isBlank())
				.forEach(id -> causes.add(id.toUpperCase(Locale.ROOT)));
			while (next < tokens.size() && tokens.get(next).toUpperCase(Locale.ROOT).matches("CF\\d+,?")) {
				causes.add(tokens.get(next++).toUpperCase(Locale.ROOT).replace(",", ""));
			}
			return null;
		}

		private @Nullable String target() {
			String given = value();
			if (given == null || Target.parse(given).isEmpty()) {
				return "I can't compare with the target \"" + (given == null ? "" : given)
						+ "\". Write it like `target \">= 95%\"` or `target \"0 per week\"`.";
			}
			target = given;
			return null;
		}

		private @Nullable String horizon() {
			String word = value();
			horizon = word == null ? null : Horizon.parse(word).orElse(null);
			return horizon == null ? "When is it needed? `horizon immediate`, `short-term` or `long-term`." : null;
		}

		private @Nullable String category() {
			String word = value();
			category = word == null ? null
					: CATEGORIES.stream().filter(word.toLowerCase(Locale.ROOT)::equals).findFirst().orElse(null);
			return category == null ? "The categories are " + String.join(", ", CATEGORIES) + "." : null;
		}

		private @Nullable String verifier() {
			String token = value();
			verifier = token == null ? null : command.mentioned(token).orElse(null);
			return verifier == null ? "Who verifies it? Mention somebody: `verifier @frank`." : null;
		}

		private @Nullable String value() {
			return next < tokens.size() ? tokens.get(next++) : null;
		}

		private static String unknownDay(String day) {
			return "I don't know the date \"" + day + "\". Try `due 3d`, `due 2w`, `due fri` or `due 2026-12-01`.";
		}

	}

}
