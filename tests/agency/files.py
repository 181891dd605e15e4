"""The agencies' own files, which lie in the shared folder."""

FILES = (
    "bbc_scotland_asn_yoy.xlsx",
    "bbc_wales_sen_pivot.xlsx",
    "d2i_ssda903_fake.xlsx",
    "dfe_cla_number_population_rate_2025.csv",
    "dfe_dsg_2023_24.ods",
    "dfe_national_cla_characteristics_2025.xlsx",
    "dwp_cilif_constituency_2021_22.csv",
    "nhse_beds_open_overnight_2020_21Q1.xlsx",
    "nhse_community_health_2023_03.xlsx",
    "ons_ashe_table_79.xls",
    "ons_loneliness_reference_tables.xlsx",
    "sf_annex_a_sample.xlsx",
    "sf_ssda903_episodes_bad_input.csv",
    "tidychef_data_markers.csv",
    "trafford_ward_idaci.csv",
    "trafford_ward_population_0_15.csv",
    "trafford_ward_total_population.csv",
)
OF_CHILDREN = ("d2i_ssda903_fake.xlsx", "sf_ssda903_episodes_bad_input.csv")  # a row each child: no figures
ONE_OF_EACH = ("dfe_dsg_2023_24.ods", "trafford_ward_idaci.csv", "bbc_wales_sen_pivot.xlsx")  # small ones
