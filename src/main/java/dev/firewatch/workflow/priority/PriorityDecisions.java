package dev.firewatch.workflow.priority;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Permissions;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.PriorityRule;
import dev.firewatch.priority.Weightings;
import dev.firewatch.priority.Weightings.WeighingOutcome;
import dev.firewatch.priority.Weightings.Weighting;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.priority.PriorityBook.BookPage;
import dev.firewatch.workflow.priority.PriorityBook.ListDecision;
import dev.firewatch.workflow.priority.PriorityRuns.SavedComparison;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Which weights count, who adopted them, and which decision the list supports. */
public class PriorityDecisions {

	private static final int TRIES = 20;

	private static final int LONGEST = 500;

	private final PriorityBook book;

	private final PermissionCheck permissions;

	private final Policy policy;

	private final Clock clock;

	PriorityDecisions(PriorityBook book, PermissionCheck permissions, Policy policy, Clock clock) {
		this.book = book;
		this.permissions = permissions;
		this.policy = policy;
		this.clock = clock;
	}

	/** A decision that the list supports, as somebody wrote it down. */
	public record SupportedDecision(String text, PersonId by, Instant at) {
	}

	private BookPage page() {
		return book.findById(BookPage.ID).orElseGet(() -> new BookPage(BookPage.ID, null, List.of(), List.of()));
	}

	public Weightings weightings() {
		return new Weightings(page().weightings());
	}

	/** The weights that count: the last adopted, else the policy's. */
	public PriorityRule rule() {
		return weightings().current().map(Weighting::rule).orElse(policy.priority());
	}

	/** The comparisons whose weights were proposed or adopted, which are kept. */
	List<String> kept() {
		return page().weightings()
			.stream()
			.filter(one -> one.isOpen() || one.isAdopted())
			.map(Weighting::comparison)
			.toList();
	}

	/** The decisions that the list supports, the latest first. */
	public List<SupportedDecision> decisions() {
		List<SupportedDecision> all = new ArrayList<>();
		page().decisions().forEach(one -> all.add(0, new SupportedDecision(one.text(), one.by(), one.at())));
		return all;
	}

	/**
	 * Writes down which decision the list supports; what is wrong with it, if anything.
	 */
	public Optional<String> support(String text, PersonId by) {
		String sentence = text.strip();
		if (sentence.isEmpty() || sentence.length() > LONGEST) {
			return Optional.of(sentence.isEmpty() ? "Write the decision as a sentence."
					: "Say it in fewer than %d characters.".formatted(LONGEST));
		}
		change(page -> {
			List<ListDecision> decisions = new ArrayList<>(page.decisions());
			decisions.add(new ListDecision(sentence, by, clock.instant()));
			return new BookPage(page.id(), page.version(), page.weightings(), decisions);
		});
		return Optional.empty();
	}

	/** Proposes the weights of a comparison; why not, if it can't be. */
	public Optional<String> propose(SavedComparison comparison, PersonId by) {
		return weigh(now -> now.propose(comparison.id(), comparison.after().rule(), comparison.reflection(), by,
				clock.instant()));
	}

	/** Adopts or rejects proposed weights; why not, if the person may not. */
	public Optional<String> decide(String comparison, boolean adopt, Person by) {
		if (!permissions.mayWithoutIncident(Permissions.PRIORITY, by)) {
			return Optional.of("Only the senior group decides about weights.");
		}
		return weigh(now -> now.decide(comparison, adopt, by.id(), clock.instant()));
	}

	private Optional<String> weigh(Function<Weightings, WeighingOutcome> act) {
		String[] refusal = new String[1];
		change(page -> {
			WeighingOutcome outcome = act.apply(new Weightings(page.weightings()));
			refusal[0] = outcome.refusal();
			return outcome.refusal() == null
					? new BookPage(page.id(), page.version(), outcome.now().all(), page.decisions()) : page;
		});
		return Optional.ofNullable(refusal[0]);
	}

	/** Decides again if somebody else wrote in between. */
	private void change(Function<BookPage, BookPage> change) {
		for (int attempt = 1; true; attempt++) {
			BookPage read = page();
			BookPage changed = change.apply(read);
			if (changed.equals(read)) {
				return;
			}
			try {
				book.save(changed);
				return;
			}
			catch (OptimisticLockingFailureException | DuplicateKeyException raced) {
				if (attempt == TRIES) {
					throw raced;
				}
			}
		}
	}

}
