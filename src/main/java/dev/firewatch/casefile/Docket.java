package dev.firewatch.casefile;

import java.util.List;

/** A casefile and what waits in it, worked out once for all that look at it. */
public record Docket(Casefile file, Ledger ledger) {

	/** What waits in the casefile as it is now. */
	public static Docket of(Casefile file, Obligations obligations) {
		return new Docket(file, Ledger.of(file, obligations));
	}

	public List<Obligation> open() {
		return ledger.open();
	}

}
