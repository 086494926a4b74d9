package dev.firewatch.casefile;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.incident.Signal;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.Risks;

/**
 * Which risks an incident may be, by the words of its title, causes and signals and those
 * of the risks' titles and services.
 */
public final class RiskRecognition {

	/** Of a risk's words, so many have to be in the incident: perhaps worth a look. */
	private static final double LIKELY = 0.34;

	/** By so many words it is looked for. */
	private static final int READ = 6;

	/** Of those with one of the words, the ones with the highest scores. */
	private static final int COMPARED = 150;

	private RiskRecognition() {
	}

	private record Recognised(Risk risk, double share) {
	}

	/**
	 * The most likely ones of the register, found by the longest of the words in one
	 * read, however many risks there are.
	 */
	public static List<Risk> likely(Casefile file, Risks register, int most) {
		List<String> telling = said(file).stream()
			.sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
			.limit(READ)
			.toList();
		return likely(file, register.mentioning(telling, COMPARED), most);
	}

	/**
	 * The most likely ones, most likely first; those that it is known to be are left out.
	 */
	public static List<Risk> likely(Casefile file, List<Risk> register, int most) {
		Set<String> said = said(file);
		return register.stream()
			.filter(risk -> !file.register().names(risk.id()))
			.map(risk -> new Recognised(risk, share(risk.content(), said)))
			.filter(one -> one.share() >= LIKELY)
			.sorted(Comparator.comparingDouble(Recognised::share).reversed())
			.limit(most)
			.map(Recognised::risk)
			.toList();
	}

	private static Set<String> said(Casefile file) {
		return words(Stream
			.of(Stream.of(file.incident().title()), file.causes().all().stream().map(Cause::text),
					file.incident().signals().stream().map(Signal::phrase))
			.flatMap(texts -> texts));
	}

	private static double share(RiskContent risk, Set<String> said) {
		Set<String> title = words(Stream.of(risk.title()));
		Set<String> all = words(Stream.concat(Stream.of(risk.title()), risk.services().stream()));
		Set<String> both = new HashSet<>(all);
		both.retainAll(said);
		return title.isEmpty() ? 0 : Math.min(1, (double) both.size() / title.size());
	}

	private static Set<String> words(Stream<String> texts) {
		return Likeness.telling(texts.collect(Collectors.joining(" ")));
	}

}
