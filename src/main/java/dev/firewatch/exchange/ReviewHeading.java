package dev.firewatch.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a written review by the words that head them, and the answer of our
 * template in which each belongs. A heading counts only if it is one of these words as a
 * whole.
 */
enum ReviewHeading {

	HEAD(null,
			"(incident )?(details|information|info|metadata|data|facts|meta)|header|at a glance|key facts|vitals|general( information)?|eckdaten|allgemeines|rahmendaten"),

	SUMMARY("summary/summary-text",
			"(executive |incident |event |short |issue )?summary|overview|tl;? ?dr|abstract|what happened|(incident |event )?description|synopsis|problem( statement| description)?|in brief|zusammenfassung|überblick|kurzfassung|was ist passiert|beschreibung"),

	IMPACT("summary/impact-details",
			"((customer|user|business|service|our)s? )*impact( assessment| summary| analysis| and scope)?|(who|what) was affected|scope( and impact| of impact)?|customers? affected|effects?|blast radius|consequences|auswirkung(en)?|wer war betroffen|betroffene"),

	TIMELINE(null,
			"((incident|event|detailed|full|high[- ]level) )?time ?lines?( of (events|the incident))?|chronology|sequence of events|(incident |event )?log|updates|event history|zeit(lich)?(er |e )?(verlauf|leiste|linie|ablauf)|ablauf|chronologie"),

	ROOT_CAUSE("causes/root-cause",
			"(technical |underlying |primary )?root causes?( analysis)?( and trigger)?|(the )?causes?|underlying cause|why (did (it|this) happen|it happened)|rca|(grund)?ursachen?(analyse)?"),

	TRIGGER(null, "(the )?triggers?|(immediate|proximate|direct) cause|auslöser"),

	FACTORS(null,
			"contribut(ing|ory) (factors?|causes?|conditions?)|contributors|factors|mitursachen|beitragende (faktoren|ursachen)"),

	WHYS(null, "(the )?(5|five) ?whys?( analysis)?|whys?|why analysis|5[- ]?(x )?warum(-fragen)?|5-why-analyse"),

	NOT_CAUSE(null,
			"what (it was not|it wasn't|did not cause it|was not the cause|wasn't the cause|we ruled out|was ruled out)|not (a |the )?causes?|ruled out|keine ursache|was es nicht war|ausgeschlossen(e ursachen)?"),

	MITIGATION("fixes/immediate-mitigation",
			"(resolution|mitigation|recovery|response)(( and|,| &) (resolution|mitigation|recovery|response))*|how (was it|we|it was) (resolved|fixed|mitigated)( it)?|what we did|(the )?fix|immediate (response|mitigation|actions? taken)|actions? taken|behebung|lösung|wiederherstellung|sofortmaßnahmen|gegenmaßnahmen"),

	ACTIONS("fixes/permanent-fix",
			"(corrective |follow[- ]?up |preventi(ve|on) |remediation |improvement |repair |open )?(action( item)?s?|items|measures)|corrective and preventi(ve|on) (actions?|measures?)|follow[- ]?ups?( tasks?| work| actions?| items?)?|next steps|to-?dos?|remediations?( plan| items?)?|prevention|tasks|fixes|improvements|future work|what we('re| are) (doing|changing)( next| about it)?|what (we will do|happens) next|(verbesserungs|folge|korrektur|vorbeugende )?maßnahmen|nächste schritte|aufgaben"),

	WELL("lessons/went-well",
			"(what|things that) (went|worked|we did) (well|right)|went well|positives|was (lief )?gut( lief| gelaufen ist)?"),

	BADLY("lessons/went-badly",
			"(what|things that) (went|worked) (wrong|badly|poorly|less well)|what (did not|didn't) (go|work)( well)?|what could (have gone|be|have been) (better|improved)|what to improve|areas? (for|of|to) improve(ment)?s?|was (lief )?schlecht( lief| gelaufen ist)?"),

	LEARNED("lessons/learned",
			"(key )?(lessons?|learnings?)( (learned|learnt))?|(key )?takeaways|what (we|did we) (learned|learn)|erkenntnisse|lehren|was wir gelernt haben"),

	REFERENCES("lessons/references",
			"references|(related |useful )?links|supporting (information|data|documents|material)|further reading|related documents|quellen|verweise"),

	LATE("timeline/detected-late",
			"why was(n't it| it not) (detected|noticed|found) (earlier|sooner)|detection gaps?|warum (wurde es )?nicht früher (erkannt|bemerkt)");

	private static final Pattern NOISE = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d)]+$");

	private final @Nullable String answer;

	private final Pattern words;

	ReviewHeading(@Nullable String answer, String words) {
		this.answer = answer;
		this.words = Pattern.compile("(?:" + words + ")");
	}

	/** The section and question for its prose, such as {@code lessons/learned}. */
	Optional<String> answer() {
		return Optional.ofNullable(answer);
	}

	/** The part that a heading begins. */
	static Optional<ReviewHeading> of(String heading) {
		if (heading.length() > 120) {
			return Optional.empty();
		}
		String plain = heading.toLowerCase(Locale.ROOT)
			.replaceAll("[*_`\u2019]", "")
			.replaceAll("\\s*\\([^)]*\\)\\s*$", "");
		plain = NOISE.matcher(plain).replaceAll("");
		plain = NOISE.matcher(plain.replaceFirst("^(?:\\d+(?:\\.\\d+)*|[ivx]{1,4})[.):]?\\s+", ""))
			.replaceAll("")
			.replaceAll("\\s+", " ")
			.replaceAll("\\s*\\([^)]*\\)$", "");
		for (ReviewHeading one : values()) {
			if (one.words.matcher(plain).matches()) {
				return Optional.of(one);
			}
		}
		return Optional.empty();
	}

}
