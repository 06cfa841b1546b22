"""Plans: the assignments, deadlines and events of the plan documents."""
