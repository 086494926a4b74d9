package dev.firewatch.workflow.evidence;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The stored looks, found by incident. */
interface LookDocuments extends Repository<KeptLook, String> {

	KeptLook save(KeptLook look);

	Optional<KeptLook> findById(String id);

	List<KeptLook> findByIncident(String incident, Limit limit);

}
