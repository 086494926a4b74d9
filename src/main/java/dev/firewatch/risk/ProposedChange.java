package dev.firewatch.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A change to a risk that somebody may accept.
 *
 * @param band the new probability or impact, or that of a risk to be entered; null for
 * other kinds
 * @param target the mitigation, the indicator or the other risk it is about; null if it
 * is about none
 * @param text what is added, or what stands there instead
 * @param due by when a mitigation is to be done
 * @param impact of a risk that is to be entered; null for other kinds
 */
public record ProposedChange(ProposalKind kind, @Nullable Integer band, @Nullable String target, @Nullable String text,
		@Nullable RiskOwner owner, @Nullable LocalDate due, @Nullable Integer impact) {

	public static ProposedChange band(ProposalKind kind, int band) {
		return new ProposedChange(kind, band, null, null, null, null, null);
	}

	public static ProposedChange of(ProposalKind kind, @Nullable String target, @Nullable String text) {
		return new ProposedChange(kind, null, target, text, null, null, null);
	}

	/** The risk that is to be entered; empty for other kinds. */
	public Optional<RiskContent> entered(@Nullable RiskOwner itsOwner) {
		return kind != ProposalKind.RISK || band == null || impact == null ? Optional.empty()
				: Optional.of(RiskContent.titled(orEmpty(text), band, impact, owner == null ? itsOwner : owner));
	}

	/** The same about something that has got its id. */
	public ProposedChange about(String id) {
		return new ProposedChange(kind, band, id, text, owner, due, impact);
	}

	/** What the risk is like with it; empty if what it is about is no longer there. */
	public Optional<RiskContent> apply(RiskContent risk) {
		return switch (kind) {
			case PROBABILITY -> Optional.ofNullable(band).map(risk::likely);
			case IMPACT -> Optional.ofNullable(band).map(risk::harmful);
			case RISK -> Optional.of(RiskId.parse(orEmpty(target))
				.map(to -> risk.cascading(with(risk.cascades(), new Cascade(to, null))))
				.orElse(risk));
			case CASCADE -> RiskId.parse(orEmpty(target))
				.map(to -> risk
					.cascading(with(without(risk.cascades(), one -> one.to().equals(to)), new Cascade(to, text))));
			case MITIGATION -> Optional
				.of(risk.mitigated(with(risk.mitigations(), Mitigation.planned(orEmpty(text), doer(risk), due))));
			case IMPLEMENT -> mitigation(risk, one -> new Mitigation(one.id(), one.text(),
					owner == null ? one.owner() : owner, due == null ? one.due() : due, MitigationState.PLANNED));
			case STRENGTHEN -> mitigation(risk, one -> new Mitigation(one.id(), text == null ? one.text() : text,
					owner == null ? one.owner() : owner, due == null ? one.due() : due, MitigationState.PLANNED));
			case REPLACE -> mitigation(risk, one -> one)
				.map(there -> there.mitigated(with(without(there.mitigations(), one -> one.id().equals(target)),
						Mitigation.planned(orEmpty(text), doer(risk), due))));
			case INDICATOR ->
				Optional.of(risk.indicated(with(risk.indicators(), new RiskIndicator("", orEmpty(text), null, null))));
			case TIGHTEN -> indicator(risk, one -> new RiskIndicator(one.id(), one.text(), text, one.source()));
			case ESCALATION -> Optional.of(risk.escalating(text));
		};
	}

	/** Who does a new mitigation: whoever is named, else the risk's owner. */
	private @Nullable RiskOwner doer(RiskContent risk) {
		return owner == null ? risk.owner() : owner;
	}

	private Optional<RiskContent> mitigation(RiskContent risk, Function<Mitigation, Mitigation> change) {
		return risk.mitigations().stream().noneMatch(one -> one.id().equals(target)) ? Optional.empty()
				: Optional.of(risk.mitigated(risk.mitigations()
					.stream()
					.map(one -> one.id().equals(target) ? change.apply(one) : one)
					.toList()));
	}

	private Optional<RiskContent> indicator(RiskContent risk, Function<RiskIndicator, RiskIndicator> change) {
		return risk.indicators().stream().noneMatch(one -> one.id().equals(target)) ? Optional.empty() : Optional
			.of(risk.indicated(
					risk.indicators().stream().map(one -> one.id().equals(target) ? change.apply(one) : one).toList()));
	}

	/**
	 * Whether the risk is like that already. Implementing what is planned is never
	 * nothing: it is said again.
	 */
	public boolean isNothing(RiskContent risk) {
		return kind != ProposalKind.IMPLEMENT && kind != ProposalKind.RISK
				&& apply(risk).filter(risk::equals).isPresent();
	}

	/** Such as {@code probability 2 → 4}. */
	public String words(RiskContent before) {
		return switch (kind) {
			case PROBABILITY -> "probability " + before.probability() + " → " + band;
			case IMPACT -> "impact " + before.impact() + " → " + band;
			case RISK -> "enter the risk " + text + " (P" + band + " I" + impact + "), to which it leads";
			case CASCADE -> "add the cascade to " + target + (text == null ? "" : ": " + text);
			case MITIGATION -> "add the mitigation " + text + terms();
			case IMPLEMENT -> "implement " + target + terms();
			case STRENGTHEN -> "strengthen " + target + (text == null ? "" : ": " + text) + terms();
			case REPLACE -> "replace " + target + " with " + text + terms();
			case INDICATOR -> "add the indicator " + text;
			case TIGHTEN -> "threshold of " + target + " → " + text;
			case ESCALATION -> "escalation → " + text;
		};
	}

	/** The same where nobody knows what the risk was like before. */
	String wordsAlone(RiskContent risk) {
		return switch (kind) {
			case PROBABILITY -> "probability " + band;
			case IMPACT -> "impact " + band;
			default -> words(risk);
		};
	}

	private String terms() {
		return (owner == null ? "" : ", by " + owner.written()) + (due == null ? "" : ", due " + due);
	}

	private static String orEmpty(@Nullable String text) {
		return text == null ? "" : text;
	}

	private static <T> List<T> without(List<T> all, Predicate<T> gone) {
		return new ArrayList<>(all.stream().filter(gone.negate()).toList());
	}

	private static <T> List<T> with(List<T> before, T added) {
		return Stream.concat(before.stream(), Stream.of(added)).toList();
	}

}
