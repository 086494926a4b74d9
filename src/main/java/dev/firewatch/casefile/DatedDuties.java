package dev.firewatch.casefile;

import java.util.List;

/**
 * A kind of thing that compliance has to see to by a moment. Whatever implements it is in
 * the list of deadlines.
 */
public interface DatedDuties {

	/** Those of the incidents that are searched for, in no particular order. */
	List<ComplianceDate> among(CasefileSearch search);

}
